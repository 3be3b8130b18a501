import Chip from '@material-ui/core/Chip';
import { makeStyles, Theme } from '@material-ui/core/styles';
import AccessTimeIcon from '@material-ui/icons/AccessTime';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import ReportProblemOutlinedIcon from '@material-ui/icons/ReportProblemOutlined';
import { Freshness } from 'backstage-plugin-security-hub-common';
import { useState } from 'react';
import { Format, useFormat } from '../../format/useFormat';
import { Translate, useTranslation } from '../../translations/useTranslation';
import { DetailsDialog } from '../shared/DetailsDialog';
import { keepFocus } from '../shared/keepFocus';
import { FreshnessTable } from './FreshnessTable';
import { freshnessTone } from './freshnessTone';

const useStyles = makeStyles<Theme>(theme => ({
  root: { margin: 0, backgroundColor: 'transparent' },
  plain: {},
  good: {},
  notice: {
    borderColor: theme.palette.warning.main,
    '& svg': { color: theme.palette.warning.main },
  },
  bad: {
    borderColor: theme.palette.error.main,
    '& svg': { color: theme.palette.error.main },
  },
}));

const icons = {
  plain: AccessTimeIcon,
  good: AccessTimeIcon,
  notice: ReportProblemOutlinedIcon,
  bad: ErrorOutlineIcon,
};

/** The freshness in one phrase. */
export function freshnessLabel(
  freshness: Freshness,
  format: Format,
  t: Translate,
): string {
  const { state, asOf } = freshness;
  if ((state === 'ok' || state === 'stale') && !asOf) {
    return t('freshness.chip.never-read');
  }
  return t(`freshness.chip.${state}`, {
    time: asOf ? format.relative(asOf) : '',
  });
}

/** Says how old the findings are; opens the freshness of each account and Region. */
export function FreshnessChip(props: { freshness: Freshness }) {
  const { freshness } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const label = freshnessLabel(freshness, format, t);
  const tone = freshnessTone(freshness.state);
  const Icon = icons[tone];
  return (
    <>
      <Chip
        className={`${classes.root} ${classes[tone]}`}
        component="button"
        clickable
        size="small"
        variant="outlined"
        icon={<Icon aria-hidden />}
        label={label}
        aria-label={t('freshness.open', { label })}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        onKeyUp={keepFocus}
      />
      <DetailsDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('freshness.title')}
      >
        <FreshnessTable freshness={freshness} />
      </DetailsDialog>
    </>
  );
}
