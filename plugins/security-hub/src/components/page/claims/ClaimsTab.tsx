import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Claim } from 'backstage-plugin-security-hub-common';
import { useState } from 'react';
import { pageQuery, useClaims } from '../../../queries/organisationQueries';
import { claimStates } from '../../../state/pageState';
import { useTranslation } from '../../../translations/useTranslation';
import { FilterMenu } from '../../filters/FilterMenu';
import { Notice } from '../../shared/Notice';
import { EmptyState } from '../../states/EmptyState';
import { PageTabProps } from '../PageTabProps';
import { entityName } from '../shared/entityNames';
import { Loaded } from '../shared/Loaded';
import { Pager } from '../shared/Pager';
import { usePageStyles } from '../shared/usePageStyles';
import { ClaimDialog } from './ClaimDialog';
import { ClaimTable } from './ClaimTable';
import { Verdict } from './verdict';

/** Claims of entities on accounts: those that wait for a yes or no first, and what became of the others. */
export function ClaimsTab({ state, change }: PageTabProps) {
  const classes = usePageStyles();
  const { t } = useTranslation();
  const [deciding, setDeciding] = useState<{
    claim: Claim;
    verdict: Verdict;
  }>();
  const [decided, setDecided] = useState<{ claim: Claim; verdict: Verdict }>();
  const query = useClaims({
    ...pageQuery(state.page),
    ...(state.claimState.length > 0 ? { state: state.claimState } : {}),
  });
  const filtered = state.claimState.length > 0;
  return (
    <>
      <div className={classes.bar} role="group" aria-label={t('filters.label')}>
        <FilterMenu
          name={t('page.claims.state')}
          options={claimStates.map(value => ({
            value,
            label: t(`page.claims.stateName.${value}`),
          }))}
          chosen={state.claimState}
          onChange={values =>
            change({
              claimState: claimStates.filter(value => values.includes(value)),
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
            t('page.claims.total', { count: query.data.totalItems })}
        </Typography>
      </div>
      <div role="status">
        {decided && (
          <Notice tone="good">
            {t(`page.claims.done.${decided.verdict}`, {
              name: entityName(decided.claim.entityRef),
            })}
          </Notice>
        )}
      </div>
      <Loaded query={query}>
        {page => (
          <>
            {page.mode === 'open' ? (
              <Notice tone="notice" title={t('scope.modeOpen')}>
                {t('scope.modeOpenText')}
              </Notice>
            ) : (
              <Typography variant="body2" className={classes.intro}>
                {t(`page.claims.mode.${page.mode}`)}
              </Typography>
            )}
            {page.totalItems > 0 ? (
              <>
                <ClaimTable
                  claims={page.items}
                  onDecide={(claim, verdict) => {
                    setDecided(undefined);
                    setDeciding({ claim, verdict });
                  }}
                />
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
                    ? 'page.claims.filtered.title'
                    : 'page.claims.none.title',
                )}
                text={t(
                  filtered
                    ? 'page.claims.filtered.text'
                    : 'page.claims.none.text',
                )}
              >
                {filtered && (
                  <Button
                    color="primary"
                    variant="outlined"
                    onClick={() => change({ claimState: [] })}
                  >
                    {t('page.claims.clear')}
                  </Button>
                )}
              </EmptyState>
            )}
          </>
        )}
      </Loaded>
      {deciding && (
        <ClaimDialog
          {...deciding}
          onDecided={() => {
            setDecided(deciding);
            setDeciding(undefined);
          }}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </>
  );
}
