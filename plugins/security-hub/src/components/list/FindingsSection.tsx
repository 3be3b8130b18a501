import LinearProgress from '@material-ui/core/LinearProgress';
import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import {
  EntityScope,
  EntitySummary,
} from 'backstage-plugin-security-hub-common';
import { useList } from '../../queries/useList';
import { Selection } from '../../state/useSelection';
import { ChangeView } from '../../state/useViewState';
import { ViewState } from '../../state/viewState';
import { useTranslation } from '../../translations/useTranslation';
import { LoadingFailed } from '../states/LoadingFailed';
import { NoFindingsState } from '../states/NoFindingsState';
import { FindingTable } from './FindingTable';
import { GroupTable } from './GroupTable';
import { useListStyles } from './useListStyles';

/** The list in the grouping that the reader chose, or why there is none. */
export function FindingsSection(props: {
  entity: Entity;
  summary: EntitySummary;
  scope?: EntityScope;
  list: ReturnType<typeof useList>;
  state: ViewState;
  change: ChangeView;
  selection: Selection;
}) {
  const classes = useListStyles();
  const { t } = useTranslation();
  const { list, state, change, selection } = props;
  const entity = getCompoundEntityRef(props.entity);
  const failed = list.error && (
    <LoadingFailed error={list.error} onRetry={list.retry} />
  );
  if (list.isPending) {
    return <LinearProgress aria-label={t('common.loading')} />;
  }
  if (list.totalFindings === undefined) {
    return failed ?? null;
  }
  if (list.totalFindings === 0) {
    return <NoFindingsState {...props} />;
  }
  return (
    <div
      aria-busy={list.isUpdating}
      className={list.isUpdating ? classes.updating : undefined}
    >
      {failed}
      {list.groups ? (
        <GroupTable
          entity={entity}
          page={list.groups}
          filters={list.filters}
          state={state}
          change={change}
          selection={selection}
        />
      ) : (
        <div className={classes.frame}>
          <FindingTable
            entity={entity}
            name={t('list.label')}
            filters={list.filters}
            sort={state.sort}
            grouping="none"
            selection={selection}
            change={change}
          />
        </div>
      )}
    </div>
  );
}
