import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import {
  getCompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InfoCard, Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import {
  EntitySummary,
  isIncomplete,
} from 'backstage-plugin-security-hub-common';
import { useMemo } from 'react';
import { SecurityHubQueryProvider } from '../../queries/SecurityHubQueryProvider';
import { useSummary } from '../../queries/entityQueries';
import { entitySecurityPath } from '../../routes';
import { defaultViewState, writeViewState } from '../../state/viewState';
import { useTranslation } from '../../translations/useTranslation';
import { CounterNumber } from '../head/CounterNumber';
import { counterFilters, CounterName } from '../head/counterFilters';
import { counterNames, counterValues } from '../head/counterValues';
import { FreshnessChip } from '../head/FreshnessChip';
import { errorStatus } from '../states/errorMessage';
import { LoadingFailed } from '../states/LoadingFailed';

const useStyles = makeStyles<Theme>(theme => ({
  root: { fontFamily: theme.typography.fontFamily },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(96px, 1fr))',
    gap: theme.spacing(1),
    margin: theme.spacing(0, 0, 1.5),
    padding: 0,
    listStyle: 'none',
  },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  item: {
    display: 'block',
    padding: theme.spacing(1),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    color: theme.palette.text.primary,
    '&:hover': { backgroundColor: theme.palette.action.hover },
  },
}));

function CardCounters(props: { summary: EntitySummary; path: string }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { summary, path } = props;
  const values = counterValues(summary.counters);
  const link = (name: CounterName) => {
    const parameters = writeViewState(new URLSearchParams(), {
      ...defaultViewState,
      ...counterFilters[name],
    });
    return `${path}?${parameters}`;
  };
  return (
    <ul className={classes.list}>
      {counterNames.map(name => (
        <li key={name}>
          <Link to={link(name)} className={classes.item}>
            <CounterNumber
              value={values[name]}
              incomplete={isIncomplete(summary.freshness)}
            />{' '}
            <Typography variant="body2" component="span">
              {t(`counters.${name}`)}
            </Typography>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function CardBody() {
  const classes = useStyles();
  const { t } = useTranslation();
  const { entity } = useEntity();
  const ref = useMemo(() => getCompoundEntityRef(entity), [entity]);
  const summary = useSummary(ref);
  const entityPath = useRouteRef(entityRouteRef)(entityRouteParams(entity));
  const path = `${entityPath}${entitySecurityPath}`;
  if (summary.isPending) {
    return <LinearProgress aria-label={t('common.loading')} />;
  }
  if (!summary.data) {
    const status = errorStatus(summary.error);
    return status === 404 || status === 403 ? (
      <Typography variant="body2">{t('card.hidden')}</Typography>
    ) : (
      <LoadingFailed error={summary.error} onRetry={() => summary.refetch()} />
    );
  }
  const { data } = summary;
  if (!data.scope.configured) {
    return (
      <Typography variant="body2" gutterBottom>
        {t('card.noScope')} <Link to={path}>{t('card.open')}</Link>
      </Typography>
    );
  }
  return (
    <>
      <CardCounters summary={data} path={path} />
      <div className={classes.foot}>
        <FreshnessChip freshness={data.freshness} />
        <Link to={path}>{t('card.open')}</Link>
      </div>
    </>
  );
}

/** The overview card of an entity page: counters that lead into the tab, and how fresh they are. */
export function SecurityCard() {
  const classes = useStyles();
  const { t } = useTranslation();
  const { entity } = useEntity();
  return (
    <InfoCard title={t('card.title')}>
      <SecurityHubQueryProvider key={stringifyEntityRef(entity)}>
        <div className={classes.root}>
          <CardBody />
        </div>
      </SecurityHubQueryProvider>
    </InfoCard>
  );
}
