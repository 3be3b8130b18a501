import Typography from '@material-ui/core/Typography';
import {
  GuidanceException,
  GuidanceOverlay,
  GuidancePage,
} from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { Facts } from '../shared/Facts';
import { SafeMarkdown } from '../shared/SafeMarkdown';
import { Section } from '../shared/Section';
import { Exceptions } from './Exceptions';
import { FixSteps } from './FixSteps';
import { Hazards } from './Hazards';
import { OverlayNotice } from './OverlayNotice';
import { BlockSection, PageSources, TranslationNotice } from './PageParts';
import { RetiredNotice } from './RetiredNotice';

/** The handbook's page, in the order in which a careful person reads it: hazards first. */
export function FixPage(props: {
  page: GuidancePage;
  /** Absent: the organisation says nothing of its own */
  overlay?: GuidanceOverlay;
  onUseException?: (exception: GuidanceException) => void;
}) {
  const { t } = useTranslation();
  const { page, overlay, onUseException } = props;
  return (
    <>
      <TranslationNotice translation={page.translation} />
      {page.retired && <RetiredNotice {...page.retired} />}
      <BlockSection title={t('fix.whatChanged')} blocks={page.whatChanged} />
      {!(page.retired && page.hazards.length === 0) && (
        <Hazards hazards={page.hazards} />
      )}
      {overlay && (
        <OverlayNotice overlay={overlay} onUseException={onUseException} />
      )}
      <BlockSection title={t('fix.why')} blocks={page.whyItMatters} />
      {page.effort && (
        <Section title={t('fix.facts')}>
          <Facts
            facts={[
              [t('fix.effort'), t(`fix.efforts.${page.effort}`)],
              [
                t('fix.downtime'),
                page.downtime && t(`fix.downtimes.${page.downtime}`),
              ],
              [
                t('fix.cost'),
                page.cost && (
                  <div lang={page.cost.note.language}>
                    <Typography variant="body2">
                      {t(`fix.costs.${page.cost.level}`)}
                    </Typography>
                    <SafeMarkdown text={page.cost.note.markdown} />
                  </div>
                ),
              ],
            ]}
          />
        </Section>
      )}
      <FixSteps fix={page.fix} />
      <BlockSection title={t('fix.verify')} blocks={page.verify} />
      <BlockSection title={t('fix.rollBack')} blocks={page.rollBack} />
      {page.guardrails.length > 0 && (
        <Section title={t('fix.guardrails')}>
          <Facts
            facts={page.guardrails.map(guardrail => [
              [t(`fix.guardrailKind.${guardrail.kind}`), guardrail.id]
                .filter(Boolean)
                .join(' '),
              <SafeMarkdown key={guardrail.note} text={guardrail.note} />,
            ])}
          />
        </Section>
      )}
      <Exceptions exceptions={page.exceptions} onUse={onUseException} />
      <PageSources references={page.references} reviewed={page.reviewed} />
    </>
  );
}
