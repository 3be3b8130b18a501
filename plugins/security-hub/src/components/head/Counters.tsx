import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles, Theme } from '@material-ui/core/styles';
import {
  EntitySummary,
  isIncomplete,
} from 'backstage-plugin-security-hub-common';
import { ChangeView } from '../../state/useViewState';
import { ViewState, withoutFilters } from '../../state/viewState';
import { useTranslation } from '../../translations/useTranslation';
import { counterFilters, isCounterChosen } from './counterFilters';
import { CounterNumber } from './CounterNumber';
import { counterNames, counterValues } from './counterValues';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1.5),
  },
  counter: {
    flex: '1 1 auto',
    justifyContent: 'flex-start',
    alignItems: 'baseline',
    gap: theme.spacing(1),
    padding: theme.spacing(0.75, 1.5),
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    borderBottomWidth: 3,
    backgroundColor: theme.palette.background.paper,
    color: theme.palette.text.primary,
    fontSize: theme.typography.body2.fontSize,
    fontFamily: theme.typography.fontFamily,
    whiteSpace: 'nowrap',
    [theme.breakpoints.down('md')]: {
      gap: theme.spacing(0.5),
      padding: theme.spacing(0.5, 1),
      fontSize: theme.typography.caption.fontSize,
    },
    '&:hover': { backgroundColor: theme.palette.action.hover },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 1,
    },
    '&[aria-pressed="true"]': {
      borderColor: theme.palette.primary.main,
      backgroundColor: theme.palette.action.selected,
    },
  },
  actNow: { borderBottomColor: theme.palette.error.main },
  thisSprint: { borderBottomColor: theme.palette.warning.main },
  later: { borderBottomColor: theme.palette.info.main },
  overdue: { borderBottomColor: theme.palette.error.main },
  expiring: { borderBottomColor: theme.palette.warning.main },
  accepted: {},
}));

/** Counters that are filters. Where not everything could be read, a zero is unknown and not shown as zero. */
export function Counters(props: {
  summary: EntitySummary;
  state: ViewState;
  change: ChangeView;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const incomplete = isIncomplete(props.summary.freshness);
  const values = counterValues(props.summary.counters);
  return (
    <div className={classes.root} role="group" aria-label={t('counters.label')}>
      {counterNames.map(name => {
        const chosen = isCounterChosen(name, props.state);
        const unknown = incomplete && values[name] === 0;
        return (
          <ButtonBase
            key={name}
            className={`${classes.counter} ${
              values[name] > 0 ? classes[name] : ''
            }`}
            aria-pressed={chosen}
            title={unknown ? t('counters.unknownHint') : undefined}
            onClick={() =>
              props.change(state => ({
                ...withoutFilters(state),
                ...(chosen ? {} : counterFilters[name]),
              }))
            }
          >
            <CounterNumber value={values[name]} incomplete={incomplete} />{' '}
            <span>{t(`counters.${name}`)}</span>
          </ButtonBase>
        );
      })}
    </div>
  );
}
