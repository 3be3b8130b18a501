import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { GuidanceBlock } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { Section } from '../shared/Section';
import { GuidanceBlocks } from './GuidanceBlocks';

/** Who has to hear of the finding: the groups that this portal knows, then what the page says. */
export function WhoToCall(props: {
  blocks: readonly GuidanceBlock[];
  /** Refs of the groups that respond; empty: nobody is known; absent: nobody asked */
  responders?: string[];
  /** Whether they answer threats; else they own the resource */
  isThreat: boolean;
}) {
  const { t } = useTranslation();
  const { blocks, responders, isThreat } = props;
  const known = () => {
    if (!responders?.length) {
      return t('fix.callNobody');
    }
    const groups = (
      <EntityRefLinks entityRefs={responders} defaultKind="group" />
    );
    return isThreat
      ? t('fix.callThreat', { groups })
      : t('fix.callOwner', { groups });
  };
  if (!responders && blocks.length === 0) {
    return null;
  }
  return (
    <Section title={t('fix.whoToCall')}>
      {responders && (
        <Typography variant="body2" component="div" gutterBottom>
          {known()}
        </Typography>
      )}
      <GuidanceBlocks blocks={blocks} />
    </Section>
  );
}
