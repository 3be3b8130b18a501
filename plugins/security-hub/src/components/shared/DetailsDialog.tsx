import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { ReactNode, useId } from 'react';
import { useTranslation } from '../../translations/useTranslation';
import { useFontStyles } from './fonts';

/** A dialog that only shows something. */
export function DetailsDialog(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const id = useId();
  const fonts = useFontStyles();
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      aria-labelledby={id}
      maxWidth="md"
      fullWidth
      classes={{ paper: fonts.root }}
    >
      <DialogTitle id={id}>{props.title}</DialogTitle>
      <DialogContent>{props.children}</DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
