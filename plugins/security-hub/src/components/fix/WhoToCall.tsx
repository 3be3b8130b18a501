import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { GuidanceBlock } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { Section } from '../shared/Section';
import { GuidanceBlocks } from './GuidanceBlocks';

/** Who has to hear of the finding: the groups that this portal knows, then what the page says. */
export function WhoToCall(props: {
  blocks: readonly GuidanceBlock[];
  /** Refs of the groups that respond; empty: nobody is known */
  responders: string[];
  /** Whether they answer threats; else they own the resource */
  isThreat: boolean;
}) {
  const { t } = useTranslation();
  const { blocks, responders, isThreat } = props;
  const groups = <EntityRefLinks entityRefs={responders} defaultKind="group" />;
  return (
    <Section title={t('fix.whoToCall')}>
      <Typography variant="body2" component="div" gutterBottom>
        {responders.length === 0 && t('fix.callNobody')}
        {responders.length > 0 &&
          (isThreat
            ? t('fix.callThreat', { groups })
            : t('fix.callOwner', { groups }))}
      </Typography>
      <GuidanceBlocks blocks={blocks} />
    </Section>
  );
}
