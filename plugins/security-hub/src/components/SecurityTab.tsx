import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles, Theme } from '@material-ui/core/styles';
import {
  Entity,
  getCompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useMemo, useState } from 'react';
import { SecurityHubQueryProvider } from '../queries/SecurityHubQueryProvider';
import { useScope, useSummary } from '../queries/entityQueries';
import { useRefreshEntity } from '../queries/findingQueries';
import { useList } from '../queries/useList';
import { useSelection } from '../state/useSelection';
import { useViewState } from '../state/useViewState';
import { useTranslation } from '../translations/useTranslation';
import { BulkBar } from './decide/BulkBar';
import { DecisionDialog } from './decide/DecisionDialog';
import { DecisionDraft } from './decide/decisionDraft';
import { FindingDrawer } from './drawer/FindingDrawer';
import { FilterBar } from './filters/FilterBar';
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
  root: { fontFamily: theme.typography.fontFamily },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1.5),
  },
  total: { marginLeft: 'auto' },
}));

function SecurityTabOfEntity(props: { entity: Entity }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { entity } = props;
  const ref = useMemo(() => getCompoundEntityRef(entity), [entity]);
  const [state, change] = useViewState();
  const summary = useSummary(ref);
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
  if (summary.isPending) {
    return <LinearProgress aria-label={t('common.loading')} />;
  }
  if (!summary.data) {
    return <SummaryFailed error={summary.error} onRetry={refresh} />;
  }
  const { freshness, rollUp } = summary.data;
  const nothing =
    !summary.data.scope.configured &&
    Object.values(summary.data.byStatus).every(count => count === 0);
  return (
    <section aria-label={t('head.region')} className={classes.root}>
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
              summary={summary.data.scope}
              scope={scope.data}
              sumsUp={rollUp !== undefined}
            />
            <span className={classes.total}>
              <TotalText
                findings={list.totalFindings}
                groups={list.totalGroups}
              />
            </span>
          </div>
          {rollUp && state.members && <MembersPanel entity={ref} />}
          <FreshnessNotice freshness={freshness} />
          <Counters summary={summary.data} state={state} change={change} />
          <FilterBar summary={summary.data} state={state} change={change} />
        </>
      )}
      <FindingsSection
        entity={entity}
        summary={summary.data}
        scope={scope.data}
        list={list}
        state={state}
        change={change}
        selection={selection}
      />
      <BulkBar
        selection={selection}
        canDecide={summary.data.canDecide}
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
          maxDays={summary.data.maxDecisionDays}
          onDecided={selection.clear}
          onClose={() => setDraft(undefined)}
        />
      )}
    </section>
  );
}

/** The tab *Security* of an entity page. Another entity gets a fresh one: no row, selection or dialog of the former stays. */
export function SecurityTab() {
  const { entity } = useEntity();
  return (
    <SecurityHubQueryProvider key={stringifyEntityRef(entity)}>
      <SecurityTabOfEntity entity={entity} />
    </SecurityHubQueryProvider>
  );
}
