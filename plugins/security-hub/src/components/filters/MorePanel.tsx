import Button from '@material-ui/core/Button';
import Popover from '@material-ui/core/Popover';
import { makeStyles, Theme } from '@material-ui/core/styles';
import TuneIcon from '@material-ui/icons/Tune';
import { ReactNode, useState } from 'react';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';

const useStyles = makeStyles<Theme>(theme => ({
  button: {
    textTransform: 'none',
    whiteSpace: 'nowrap',
    height: 36,
    fontWeight: 400,
  },
  panel: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: theme.spacing(1),
    padding: theme.spacing(2),
    width: 300,
    fontFamily: theme.typography.fontFamily,
    '& .MuiOutlinedInput-root': {
      fontSize: theme.typography.body2.fontSize,
    },
    '& .MuiButton-root': { maxWidth: 'none', justifyContent: 'space-between' },
  },
}));

/** A button that opens the filters that are used less often, and says how many of them are set. */
export function MorePanel(props: {
  /** Filters that are set */
  active: number;
  children: ReactNode;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const [anchor, setAnchor] = useState<HTMLElement>();
  return (
    <>
      <Button
        className={classes.button}
        size="small"
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        startIcon={<TuneIcon />}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {props.active > 0
          ? t('filters.moreActive', { number: format.number(props.active) })
          : t('filters.more')}
      </Button>
      <Popover
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        PaperProps={{ role: 'dialog', 'aria-label': t('filters.more') }}
      >
        <div className={classes.panel}>{props.children}</div>
      </Popover>
    </>
  );
}
