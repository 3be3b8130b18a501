import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import FilterCenterFocusIcon from '@material-ui/icons/FilterCenterFocus';
import {
  EntityScope,
  EntitySummary,
} from 'backstage-plugin-security-hub-common';
import { useState } from 'react';
import { useTranslation } from '../../translations/useTranslation';
import { DetailsDialog } from '../shared/DetailsDialog';
import { keepFocus } from '../shared/keepFocus';
import { ScopeTable } from './ScopeTable';
import { TryScopeLink } from './TryScopeLink';

const useStyles = makeStyles({
  root: { margin: 0, backgroundColor: 'transparent' },
});

/** Says what belongs to the entity; opens its selectors. */
export function ScopeChip(props: {
  summary: EntitySummary['scope'];
  scope?: EntityScope;
  /** The numbers are of several entities, the selectors in the dialog of this one alone */
  sumsUp?: boolean;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { summary, scope } = props;
  const tagRules = props.sumsUp
    ? 0
    : scope?.selectors.filter(({ tags }) => tags?.length).length;
  const ofLedger = summary.selectors === 0;
  const label = [
    ofLedger
      ? t('scope.ledgerAccounts', { count: summary.accounts })
      : t('scope.accounts', { count: summary.accounts }),
    !ofLedger &&
      (tagRules
        ? t('scope.tagRules', { count: tagRules })
        : t('scope.selectors', { count: summary.selectors })),
    t('scope.resources', { count: summary.resources }),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      <Chip
        className={classes.root}
        component="button"
        clickable
        size="small"
        variant="outlined"
        icon={<FilterCenterFocusIcon aria-hidden />}
        label={label}
        aria-label={t('scope.open', { label })}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        onKeyUp={keepFocus}
      />
      <DetailsDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('scope.title')}
      >
        {props.sumsUp && (
          <Typography variant="body2" gutterBottom>
            {t('scope.sumsUp')}
          </Typography>
        )}
        {scope && <ScopeTable scope={scope} />}
        <TryScopeLink another />
      </DetailsDialog>
    </>
  );
}
