import { HandbookReport } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../../format/useFormat';
import { verdictFilters } from '../../../state/viewState';
import { useTranslation } from '../../../translations/useTranslation';
import { ExternalLink } from '../../shared/ExternalLink';
import { TimeAgo } from '../../shared/TimeAgo';
import { onlyFilters } from './handbookChanges';
import { HandbookLink } from './HandbookLink';
import { HeadLine } from './HeadLine';

const initCommand = 'yarn handbook init-overlay';
const configKey = 'securityHub.handbook.overlay';

/** What the organisation adds, from where and of when; for who may edit, how to begin. */
export function OurLine(props: {
  overlay: HandbookReport['overlay'];
  staleAfterDays: number;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { overlay, staleAfterDays } = props;
  const { controls, pages, verdicts, stale, revision, canEdit } = overlay;
  const name = t('handbook.head.ours');
  if (!overlay.configured) {
    return canEdit ? (
      <HeadLine
        name={name}
        facts={[
          t('handbook.head.notConfigured', {
            command: <code>{initCommand}</code>,
            key: <code>{configKey}</code>,
          }),
        ]}
      />
    ) : null;
  }
  const decided = verdictFilters.filter(
    verdict => verdict !== 'none' && (verdicts[verdict] ?? 0) > 0,
  );
  return (
    <HeadLine
      name={name}
      facts={[
        controls > 0 && t('handbook.head.controls', { count: controls }),
        pages > 0 && (
          <HandbookLink change={onlyFilters({ kind: ['own'] })}>
            {t('handbook.head.pages', { count: pages })}
          </HandbookLink>
        ),
        controls + pages === 0 && t('handbook.head.nothingOurs'),
        ...decided.map(
          verdict =>
            verdict !== 'none' && (
              <HandbookLink
                key={verdict}
                change={onlyFilters({ verdict: [verdict] })}
              >
                {t('handbook.head.verdict', {
                  verdict: t(`fix.overlay.verdict.${verdict}`),
                  number: format.number(verdicts[verdict] ?? 0),
                })}
              </HandbookLink>
            ),
        ),
        stale > 0 && (
          <HandbookLink
            change={onlyFilters({ stale: true })}
            hint={t('handbook.head.staleHint', {
              days: format.number(staleAfterDays),
            })}
          >
            {t('handbook.head.oursStale', { count: stale })}
          </HandbookLink>
        ),
        overlay.place &&
          t('handbook.head.place', { place: <code>{overlay.place}</code> }),
        revision && (
          <span title={revision}>
            {t('handbook.head.revision', {
              revision: <code>{revision.slice(0, 10)}</code>,
            })}
          </span>
        ),
        overlay.readAt
          ? t('handbook.head.read', { time: <TimeAgo at={overlay.readAt} /> })
          : t('handbook.head.neverRead'),
        canEdit && overlay.editUrl && (
          <ExternalLink url={overlay.editUrl}>
            {t('handbook.head.newFile')}
          </ExternalLink>
        ),
      ]}
    />
  );
}
