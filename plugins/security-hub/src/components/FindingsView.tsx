import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { useMemo, useState } from 'react';
import { useScope, useSummary } from '../queries/entityQueries';
import { useRefreshEntity } from '../queries/findingQueries';
import { useList } from '../queries/useList';
import { useSelection } from '../state/useSelection';
import { ChangeView } from '../state/useViewState';
import { ViewState } from '../state/viewState';
import { useTranslation } from '../translations/useTranslation';
import { BulkBar } from './decide/BulkBar';
import { DecisionDialog } from './decide/DecisionDialog';
import { DecisionDraft } from './decide/decisionDraft';
import { FindingDrawer } from './drawer/FindingDrawer';
import { FilterBar } from './filters/FilterBar';
import { HandbookChip } from './handbook/HandbookChip';
import { Counters } from './head/Counters';
import { FreshnessChip } from './head/FreshnessChip';
import { ScopeChip } from './head/ScopeChip';
import { TotalText } from './head/TotalText';
import { FindingsSection } from './list/FindingsSection';
import { MembersChip } from './members/MembersChip';
import { MembersPanel } from './members/MembersPanel';
import { FreshnessNotice } from './states/FreshnessNotice';
import { Notice } from './shared/Notice';
import { ScopeProblems } from './states/ScopeProblems';
import { SummaryFailed } from './states/SummaryFailed';

const useStyles = makeStyles<Theme>(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1.5),
  },
  total: { marginLeft: 'auto' },
}));

/** Head, filters and list of an entity's findings, the open finding, and decisions about what is selected. */
export function FindingsView(props: {
  entity: Entity;
  state: ViewState;
  change: ChangeView;
  /** Whether the reader comes back from the handbook */
  backFromHandbook: boolean;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { entity, state, change } = props;
  const ref = useMemo(() => getCompoundEntityRef(entity), [entity]);
  const query = useSummary(ref);
  const refresh = useRefreshEntity(ref);
  const scope = useScope(ref);
  const list = useList(ref, state);
  const [draft, setDraft] = useState<DecisionDraft>();
  const {
    finding: _finding,
    tab: _tab,
    open: _open,
    members: _members,
    ...listed
  } = state;
  const selection = useSelection(JSON.stringify(listed));
  if (query.isPending) {
    return <LinearProgress aria-label={t('common.loading')} />;
  }
  if (!query.data) {
    return <SummaryFailed error={query.error} onRetry={refresh} />;
  }
  const summary = query.data;
  const { freshness, rollUp } = summary;
  const nothing =
    !summary.scope.configured &&
    Object.values(summary.byStatus).every(count => count === 0);
  return (
    <>
      {scope.data?.mode === 'open' && (
        <Notice tone="notice" title={t('scope.modeOpen')}>
          {t('scope.modeOpenText')}
        </Notice>
      )}
      {scope.data && <ScopeProblems scope={scope.data} />}
      {!nothing && (
        <>
          <div className={classes.head}>
            <FreshnessChip freshness={freshness} />
            {rollUp && (
              <MembersChip
                rollUp={rollUp}
                open={state.members}
                change={change}
              />
            )}
            <ScopeChip
              summary={summary.scope}
              scope={scope.data}
              sumsUp={rollUp !== undefined}
            />
            <HandbookChip change={change} focus={props.backFromHandbook} />
            <span className={classes.total}>
              <TotalText
                findings={list.totalFindings}
                groups={list.totalGroups}
              />
            </span>
          </div>
          {rollUp && state.members && <MembersPanel entity={ref} />}
          <FreshnessNotice freshness={freshness} />
          <Counters summary={summary} state={state} change={change} />
          <FilterBar summary={summary} state={state} change={change} />
        </>
      )}
      <FindingsSection
        entity={entity}
        summary={summary}
        scope={scope.data}
        list={list}
        state={state}
        change={change}
        selection={selection}
      />
      <BulkBar
        selection={selection}
        canDecide={summary.canDecide}
        onDecide={setDraft}
      />
      <FindingDrawer
        entity={ref}
        state={state}
        change={change}
        onDecide={setDraft}
      />
      {draft && (
        <DecisionDialog
          entity={ref}
          draft={draft}
          maxDays={summary.maxDecisionDays}
          onDecided={selection.clear}
          onClose={() => setDraft(undefined)}
        />
      )}
    </>
  );
}
