import Typography from '@material-ui/core/Typography';
import {
  GuidanceBlock,
  GuidanceException,
  GuidancePage,
} from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { ExternalLink } from '../shared/ExternalLink';
import { Facts } from '../shared/Facts';
import { Notice } from '../shared/Notice';
import { SafeMarkdown } from '../shared/SafeMarkdown';
import { Section } from '../shared/Section';
import { Exceptions } from './Exceptions';
import { FixSteps } from './FixSteps';
import { GuidanceBlocks } from './GuidanceBlocks';
import { Hazards } from './Hazards';

function BlockSection(props: {
  title: string;
  blocks: readonly GuidanceBlock[];
}) {
  return props.blocks.length === 0 ? null : (
    <Section title={props.title}>
      <GuidanceBlocks blocks={props.blocks} />
    </Section>
  );
}

/** The handbook's page, in the order in which a careful person reads it: hazards first. */
export function FixPage(props: {
  page: GuidancePage;
  onUseException?: (exception: GuidanceException) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { page } = props;
  return (
    <>
      {page.translation === 'missing' && (
        <Notice tone="plain">{t('fix.englishOnly')}</Notice>
      )}
      {page.translation === 'partial' && (
        <Notice tone="plain">{t('fix.englishPartly')}</Notice>
      )}
      {page.retired && (
        <Notice
          tone="notice"
          title={t('fix.retired', { date: format.date(page.retired.date) })}
        >
          {page.retired.replacedBy.length > 0 &&
            t('fix.replacedBy', {
              controls: format.list(page.retired.replacedBy),
            })}{' '}
          <ExternalLink url={page.retired.source.url}>
            {page.retired.source.title}
          </ExternalLink>
        </Notice>
      )}
      <BlockSection title={t('fix.whatChanged')} blocks={page.whatChanged} />
      {!(page.retired && page.hazards.length === 0) && (
        <Hazards hazards={page.hazards} />
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
      <Exceptions exceptions={page.exceptions} onUse={props.onUseException} />
      {page.references.length > 0 && (
        <Section title={t('fix.references')}>
          {page.references.map(reference => (
            <Typography key={reference.url} variant="body2">
              <ExternalLink url={reference.url}>{reference.title}</ExternalLink>
            </Typography>
          ))}
        </Section>
      )}
      <Typography variant="caption" component="p" gutterBottom>
        {t('fix.reviewed', { date: format.date(page.reviewed) })}
      </Typography>
    </>
  );
}
