import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { Content } from '@backstage/core-components';
import { ComponentType, lazy, Suspense } from 'react';
import { SecurityHubQueryProvider } from '../../queries/SecurityHubQueryProvider';
import { PageTab, pageTabs } from '../../state/pageState';
import { usePageState } from '../../state/usePageState';
import { useTranslation } from '../../translations/useTranslation';
import { TabSet } from '../shared/TabSet';
import { PageTabProps } from './PageTabProps';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    fontFamily: theme.typography.fontFamily,
    '&&': { paddingTop: theme.spacing(1) },
  },
}));

const tabs: Record<PageTab, ComponentType<PageTabProps>> = {
  services: lazy(async () => ({
    default: (await import('./services/ServicesTab')).ServicesTab,
  })),
  handbook: lazy(async () => ({
    default: (await import('./handbook/HandbookTab')).HandbookTab,
  })),
  accounts: lazy(async () => ({
    default: (await import('./accounts/AccountsTab')).AccountsTab,
  })),
  claims: lazy(async () => ({
    default: (await import('./claims/ClaimsTab')).ClaimsTab,
  })),
  reports: lazy(async () => ({
    default: (await import('./reports/ReportsTab')).ReportsTab,
  })),
  scope: lazy(async () => ({
    default: (await import('./scope/TryScopeTab')).TryScopeTab,
  })),
};

/**
 * The page *Security Hub* below the portal's own header: what is mine, the handbook, the accounts, claims, reports, and a place to try a scope. Each
 * tab is loaded when it is first opened, and gone, with its requests, when it is left.
 */
export function SecurityHubPage() {
  const classes = useStyles();
  const { t } = useTranslation();
  const [state, change] = usePageState();
  const Tab = tabs[state.tab];
  return (
    <SecurityHubQueryProvider>
      <Content className={classes.root}>
        <TabSet
          name={t('page.tabs')}
          tabs={pageTabs.map(id => ({ id, label: t(`page.tab.${id}`) }))}
          value={state.tab}
          onChange={tab => change({ tab })}
        >
          <Suspense
            fallback={<LinearProgress aria-label={t('common.loading')} />}
          >
            <Tab key={state.tab} state={state} change={change} />
          </Suspense>
        </TabSet>
      </Content>
    </SecurityHubQueryProvider>
  );
}
