import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { Claim } from 'backstage-plugin-security-hub-common';
import { useId, useState } from 'react';
import { useFormat } from '../../../format/useFormat';
import { useDecideClaim } from '../../../queries/organisationQueries';
import {
  Translate,
  useTranslation,
} from '../../../translations/useTranslation';
import { Facts } from '../../shared/Facts';
import { useFontStyles } from '../../shared/fonts';
import { Notice } from '../../shared/Notice';
import { errorMessage, errorStatus } from '../../states/errorMessage';
import { entityName } from '../shared/entityNames';
import { accountsOf, Verdict } from './verdict';

/** What exactly follows from a verdict. */
function consequence(
  claim: Claim,
  verdict: Verdict,
  accounts: string,
  t: Translate,
): string {
  const name = entityName(claim.entityRef);
  if (verdict === 'confirm') {
    return claim.anyAccount
      ? t('page.claims.dialog.confirmTextAny', { name })
      : t('page.claims.dialog.confirmText', { name, accounts });
  }
  return claim.state === 'confirmed'
    ? t('page.claims.dialog.revokeText', { name, accounts })
    : t('page.claims.dialog.rejectText', { name });
}

/** Confirms or rejects a claim as it was shown; a claim that has changed since is not decided. */
export function ClaimDialog(props: {
  claim: Claim;
  verdict: Verdict;
  onDecided: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const fonts = useFontStyles();
  const id = useId();
  const [comment, setComment] = useState('');
  const decide = useDecideClaim();
  const { claim, verdict, onClose } = props;
  const accounts = format.list(accountsOf(claim, t));
  const changed = errorStatus(decide.error) === 409;
  const submit = () =>
    decide.mutate(
      {
        claimId: claim.id,
        hash: claim.hash,
        verdict,
        ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
      },
      { onSuccess: props.onDecided },
    );
  return (
    <Dialog
      open
      onClose={decide.isPending ? undefined : onClose}
      aria-labelledby={`${id}-title`}
      maxWidth="sm"
      fullWidth
      classes={{ paper: fonts.root }}
    >
      <DialogTitle id={`${id}-title`}>
        {t(`page.claims.dialog.${verdict}`)}
      </DialogTitle>
      <DialogContent>
        <Facts
          facts={[
            [t('page.claims.entity'), claim.entityRef],
            [
              t('page.services.owner'),
              claim.owners.length > 0
                ? claim.owners.join(', ')
                : t('page.claims.noOwners'),
            ],
            [t('page.claims.claimed'), claim.selectors.join(', ')],
            [t('page.scope.field.accounts'), accounts],
            [
              t('page.claims.wouldMatch'),
              claim.wouldMatch === undefined
                ? undefined
                : t('page.claims.findings', { count: claim.wouldMatch }),
            ],
          ]}
        />
        <Typography variant="body2" style={{ margin: '16px 0' }}>
          <strong>{consequence(claim, verdict, accounts, t)}</strong>{' '}
          {t('page.claims.dialog.takesEffect')}
        </Typography>
        <TextField
          id={`${id}-comment`}
          label={t('page.claims.dialog.comment')}
          helperText={t('page.claims.dialog.commentHelp')}
          value={comment}
          onChange={event => setComment(event.target.value)}
          variant="outlined"
          fullWidth
          multiline
          minRows={2}
          inputProps={{ maxLength: 1000 }}
        />
        {decide.isError && (
          <div style={{ marginTop: 16 }}>
            <Notice
              tone={changed ? 'notice' : 'bad'}
              urgent
              title={t(`page.claims.dialog.${changed ? 'changed' : 'failed'}`)}
            >
              {changed
                ? t('page.claims.dialog.changedText')
                : errorMessage(decide.error)}
            </Notice>
          </div>
        )}
      </DialogContent>
      <DialogActions>
        {!changed && (
          <Button onClick={onClose} disabled={decide.isPending}>
            {t('common.cancel')}
          </Button>
        )}
        {changed ? (
          <Button color="primary" variant="contained" onClick={onClose}>
            {t('page.claims.dialog.look')}
          </Button>
        ) : (
          <Button
            color="primary"
            variant="contained"
            disabled={decide.isPending}
            onClick={submit}
          >
            {decide.isPending
              ? t('page.claims.dialog.deciding')
              : t(`page.claims.${verdict}`)}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
