import { makeStyles, Theme } from '@material-ui/core/styles';
import { HandbookReport } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../../format/useFormat';
import { useHandbookReport } from '../../../queries/handbookQueries';
import { useTranslation } from '../../../translations/useTranslation';
import { Loaded } from '../shared/Loaded';
import { onlyFilters } from './handbookChanges';
import { HandbookLink } from './HandbookLink';
import { HeadLine } from './HeadLine';
import { LiveLine } from './LiveLine';
import { OurLine } from './OurLine';
import { OurProblems } from './OurProblems';

const useStyles = makeStyles<Theme>(theme => ({
  // About as high as what comes, so that the list does not jump
  root: { minHeight: 63, marginBottom: theme.spacing(1.5) },
}));

/** How much ships with the portal, in which languages, and how old it is. */
function ShippedLine({ report }: { report: HandbookReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { controls, translations, stale, staleAfterDays } = report;
  const hint = t('handbook.head.staleHint', {
    days: format.number(staleAfterDays),
  });
  return (
    <HeadLine
      name={t('handbook.head.shipped')}
      facts={[
        <strong key="coverage">
          {t('handbook.head.coverage', {
            withPage: format.number(controls.withPage),
            active: format.number(controls.active),
          })}
        </strong>,
        t('handbook.head.findingTypes', { count: report.findingTypes }),
        t('handbook.head.hazards', { count: report.hazards }),
        t('handbook.head.translated', {
          japanese: format.number(translations.ja ?? 0),
          all: format.number(translations.en ?? 0),
        }),
        stale > 0 ? (
          <HandbookLink change={onlyFilters({ stale: true })} hint={hint}>
            {t('handbook.head.stale', { count: stale })}
          </HandbookLink>
        ) : (
          <span title={hint}>{t('handbook.head.nothingStale')}</span>
        ),
        t('handbook.head.facts', { month: format.month(report.factsDate) }),
      ]}
    />
  );
}

/** The state of the handbook in a few lines: what ships, what of it is in use, and what the organisation adds. */
export function HandbookHead() {
  const classes = useStyles();
  const { t } = useTranslation();
  const query = useHandbookReport();
  return (
    <section className={classes.root} aria-label={t('handbook.head.label')}>
      <Loaded query={query}>
        {report => (
          <>
            <ShippedLine report={report} />
            {report.live && <LiveLine live={report.live} />}
            <OurLine
              overlay={report.overlay}
              staleAfterDays={report.staleAfterDays}
            />
            <OurProblems overlay={report.overlay} />
          </>
        )}
      </Loaded>
    </section>
  );
}
