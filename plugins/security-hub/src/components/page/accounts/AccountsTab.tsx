import Typography from '@material-ui/core/Typography';
import { environments } from 'backstage-plugin-security-hub-common';
import { pageQuery, useAccounts } from '../../../queries/organisationQueries';
import { accountStates } from '../../../state/pageState';
import { useTranslation } from '../../../translations/useTranslation';
import { FilterMenu } from '../../filters/FilterMenu';
import { SearchField } from '../../filters/SearchField';
import { EmptyState } from '../../states/EmptyState';
import { PageTabProps } from '../PageTabProps';
import { Loaded } from '../shared/Loaded';
import { Pager } from '../shared/Pager';
import { usePageStyles } from '../shared/usePageStyles';
import { AccountTable } from './AccountTable';
import { LedgerProblems } from './LedgerProblems';

/** The account ledger: all of it to the platform group, to others the accounts of their groups. */
export function AccountsTab({ state, change }: PageTabProps) {
  const classes = usePageStyles();
  const { t } = useTranslation();
  const q = state.q.trim();
  const filtered =
    q !== '' || state.accountState.length > 0 || state.environment.length > 0;
  const query = useAccounts({
    ...pageQuery(state.page),
    ...(q === '' ? {} : { q }),
    ...(state.accountState.length > 0 ? { state: state.accountState } : {}),
    ...(state.environment.length > 0 ? { environment: state.environment } : {}),
  });
  return (
    <Loaded
      query={query}
      head={
        <>
          <Typography variant="body2" className={classes.intro}>
            {t('page.accounts.intro')}
          </Typography>
          <div
            className={classes.bar}
            role="group"
            aria-label={t('filters.label')}
          >
            <SearchField
              label={t('page.accounts.search')}
              value={state.q}
              onChange={text => change({ q: text })}
            />
            <FilterMenu
              name={t('page.accounts.state')}
              options={accountStates.map(value => ({
                value,
                label: t(`page.accounts.stateName.${value}`),
              }))}
              chosen={state.accountState}
              onChange={values =>
                change({
                  accountState: accountStates.filter(value =>
                    values.includes(value),
                  ),
                })
              }
            />
            <FilterMenu
              name={t('page.accounts.environment')}
              options={environments.map(value => ({
                value,
                label: t(`environment.${value}`),
              }))}
              chosen={state.environment}
              onChange={values =>
                change({
                  environment: environments.filter(value =>
                    values.includes(value),
                  ),
                })
              }
            />
            <Typography
              variant="body2"
              component="span"
              role="status"
              className={classes.total}
            >
              {query.data &&
                t('page.accounts.total', { count: query.data.totalItems })}
            </Typography>
          </div>
        </>
      }
      refused={{
        403: (
          <EmptyState
            title={t('page.accounts.forbidden.title')}
            text={t('page.accounts.forbidden.text')}
          />
        ),
      }}
    >
      {page => (
        <>
          <LedgerProblems
            problems={page.problems ?? []}
            total={page.totalProblems ?? page.problems?.length ?? 0}
          />
          {page.totalItems > 0 ? (
            <>
              <AccountTable accounts={page.items} />
              <Pager
                page={state.page}
                shown={page.items.length}
                total={page.totalItems}
                onChange={next => change({ page: next })}
              />
            </>
          ) : (
            <EmptyState
              title={t(
                filtered
                  ? 'page.accounts.filtered.title'
                  : 'page.accounts.none.title',
              )}
              text={t(
                filtered
                  ? 'page.accounts.filtered.text'
                  : 'page.accounts.none.text',
              )}
            />
          )}
        </>
      )}
    </Loaded>
  );
}
