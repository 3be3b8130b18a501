import { RollUpMember } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { Tag } from '../shared/Tag';

/** Says why a member without findings need not be a safe one; nothing where a zero can be trusted. Stands after its name. */
export function CoverageTag(props: { coverage: RollUpMember['coverage'] }) {
  const { t } = useTranslation();
  const { coverage } = props;
  return coverage === 'complete' ? null : (
    <>
      {' '}
      <Tag hint={t(`members.coverage.${coverage}.hint`)}>
        {t(`members.coverage.${coverage}.label`)}
      </Tag>
    </>
  );
}
