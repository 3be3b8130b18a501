import { makeStyles, Theme } from '@material-ui/core/styles';
import ArrowBackIcon from '@material-ui/icons/ArrowBack';
import { useTranslation } from '../../../translations/useTranslation';
import { closePage } from './handbookChanges';
import { HandbookLink } from './HandbookLink';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    '& svg': { fontSize: '1.1rem' },
  },
}));

/** Leads back to the list as it was. */
export function BackLink() {
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <HandbookLink change={closePage} className={classes.root}>
      <ArrowBackIcon aria-hidden />
      {t('handbook.page.back')}
    </HandbookLink>
  );
}
