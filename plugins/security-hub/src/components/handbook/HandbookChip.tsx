import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import MenuBookIcon from '@material-ui/icons/MenuBook';
import { useEffect, useRef } from 'react';
import { ChangeView } from '../../state/useViewState';
import { useTranslation } from '../../translations/useTranslation';

const useStyles = makeStyles({
  root: { margin: 0, backgroundColor: 'transparent' },
});

/** Opens the handbook of the entity in the place of the list. */
export function HandbookChip(props: {
  change: ChangeView;
  /** Takes the focus when it appears, for a reader who comes back from the handbook */
  focus: boolean;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const chip = useRef<HTMLButtonElement>(null);
  const { focus } = props;
  useEffect(() => {
    if (focus) {
      chip.current?.focus();
    }
  }, [focus]);
  return (
    <Chip
      ref={chip}
      className={classes.root}
      component="button"
      clickable
      size="small"
      variant="outlined"
      icon={<MenuBookIcon aria-hidden />}
      label={t('entityHandbook.open')}
      aria-label={t('entityHandbook.openName')}
      onClick={() => props.change({ handbook: true, finding: undefined })}
    />
  );
}
