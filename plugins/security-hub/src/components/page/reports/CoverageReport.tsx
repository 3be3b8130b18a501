import Typography from '@material-ui/core/Typography';
import { useFormat } from '../../../format/useFormat';
import { useCoverage } from '../../../queries/reportQueries';
import { useTranslation } from '../../../translations/useTranslation';
import { PageTabProps } from '../PageTabProps';
import { Pager } from '../shared/Pager';
import { CoverageBar } from './CoverageBar';
import { coverageShare } from './coverageNumbers';
import { CoverageTable } from './CoverageTable';
import { Report } from './Report';

/** How many findings have an owner, in all and account by account. */
export function CoverageReport({ state, change }: PageTabProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useCoverage(state.page);
  return (
    <Report query={query}>
      {({ total, items, totalItems }) => {
        const share = coverageShare(total);
        return share === undefined ? (
          <Typography variant="body2">
            {t('page.reports.coverage.nothing')}
          </Typography>
        ) : (
          <>
            <Typography variant="h5" component="h2">
              {t('page.reports.coverage.headline', {
                percent: format.percent(share),
                findings: format.number(total.findings),
              })}
            </Typography>
            <CoverageBar counts={total} />
            <CoverageTable
              accounts={items}
              onOrphans={account =>
                change({ report: 'orphans', by: 'resourceType', account })
              }
            />
            <Pager
              page={state.page}
              shown={items.length}
              total={totalItems}
              onChange={page => change({ page })}
            />
          </>
        );
      }}
    </Report>
  );
}
