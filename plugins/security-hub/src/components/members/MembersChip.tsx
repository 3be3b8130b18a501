import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { EntitySummary } from 'backstage-plugin-security-hub-common';
import { ChangeView } from '../../state/useViewState';
import { useTranslation } from '../../translations/useTranslation';
import { keepFocus } from '../shared/keepFocus';
import { membersPanelId } from './membersPanelId';

const useStyles = makeStyles({
  root: { margin: 0, backgroundColor: 'transparent' },
});

/** Says how many entities a page sums up, and how many it leaves out; opens the table by member. */
export function MembersChip(props: {
  rollUp: NonNullable<EntitySummary['rollUp']>;
  open: boolean;
  change: ChangeView;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { rollUp, open, change } = props;
  const label = [
    t('members.count', { count: rollUp.members }),
    rollUp.hidden > 0 && t('members.hidden', { count: rollUp.hidden }),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <Chip
      className={classes.root}
      component="button"
      clickable
      size="small"
      variant="outlined"
      icon={
        open ? <ExpandLessIcon aria-hidden /> : <ExpandMoreIcon aria-hidden />
      }
      label={label}
      aria-label={t('members.open', { label })}
      aria-expanded={open}
      aria-controls={open ? membersPanelId : undefined}
      onClick={() => change({ members: !open }, { replace: true })}
      onKeyUp={keepFocus}
    />
  );
}
