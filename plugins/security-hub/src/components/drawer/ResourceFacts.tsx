import { ResourceSummary } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { Facts } from '../shared/Facts';
import { regionName } from '../shared/names';
import { Tag } from '../shared/Tag';

/** A resource with its tags. Absent tags are unknown, which is not the same as none. */
export function ResourceFacts(props: { resource: ResourceSummary }) {
  const { t } = useTranslation();
  const { resource } = props;
  const tags = () => {
    if (!resource.tags) {
      return t('evidence.tagsUnknown');
    }
    const entries = Object.entries(resource.tags);
    return (
      <>
        {entries.length === 0
          ? `${t('evidence.tagsNone')} `
          : entries.map(([key, value]) => (
              <span key={key}>
                <Tag>{`${key}=${value}`}</Tag>{' '}
              </span>
            ))}
        {resource.tagState === 'current' && t('evidence.tagsCurrent')}
        {resource.tagState === 'at-finding-time' && t('evidence.tagsThen')}
      </>
    );
  };
  return (
    <Facts
      facts={[
        [t('list.resource'), resource.name],
        [t('evidence.type'), resource.type],
        [t('evidence.id'), resource.id],
        [
          t('evidence.region'),
          resource.region && regionName(resource.region, t),
        ],
        [t('evidence.tags'), tags()],
      ]}
    />
  );
}
