import { ComponentType } from 'react';
import { ReportName, reportNames } from '../../../state/pageState';
import { useTranslation } from '../../../translations/useTranslation';
import { TabSet } from '../../shared/TabSet';
import { PageTabProps } from '../PageTabProps';
import { ConflictsReport } from './ConflictsReport';
import { CoverageReport } from './CoverageReport';
import { OrphansReport } from './OrphansReport';
import { SelectorsReport } from './SelectorsReport';

const reports: Record<ReportName, ComponentType<PageTabProps>> = {
  coverage: CoverageReport,
  orphans: OrphansReport,
  conflicts: ConflictsReport,
  selectors: SelectorsReport,
};

/** Reports about whose findings are whose, for the platform team. */
export function ReportsTab(props: PageTabProps) {
  const { t } = useTranslation();
  const { state, change } = props;
  const Report = reports[state.report];
  return (
    <TabSet
      name={t('page.reports.label')}
      tabs={reportNames.map(id => ({
        id,
        label: t(`page.reports.name.${id}`),
      }))}
      value={state.report}
      onChange={report => change({ report })}
    >
      <Report key={state.report} {...props} />
    </TabSet>
  );
}
