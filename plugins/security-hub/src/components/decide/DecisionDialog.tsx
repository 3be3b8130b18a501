import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import { CompoundEntityRef } from '@backstage/catalog-model';
import { decisionReasons } from 'backstage-plugin-security-hub-common';
import { DateTime } from 'luxon';
import { useId, useMemo, useState } from 'react';
import { useFormat } from '../../format/useFormat';
import {
  useCreateDecision,
  useDecisionPreview,
} from '../../queries/findingQueries';
import { useTranslation } from '../../translations/useTranslation';
import { useFontStyles } from '../shared/fonts';
import { findingTitle } from '../shared/names';
import { Notice } from '../shared/Notice';
import { errorMessage } from '../states/errorMessage';
import { LoadingFailed } from '../states/LoadingFailed';
import { DecisionDraft } from './decisionDraft';
import {
  checkForm,
  DecisionForm,
  firstEndDate,
  FormErrors,
  needsReason,
  requestOf,
  serverErrors,
} from './decisionForm';
import { DecisionPreviewText } from './DecisionPreviewText';
import { DecisionResults } from './DecisionResults';
import { ReasonFields } from './ReasonFields';

/** Decides about findings: what it covers, why, until when; then what became of it. */
export function DecisionDialog(props: {
  entity: CompoundEntityRef;
  draft: DecisionDraft;
  maxDays: number;
  onDecided: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const fonts = useFontStyles();
  const { entity, draft, maxDays, onClose } = props;
  const { kind, findings, prefill } = draft;
  const keys = useMemo(() => findings.map(({ key }) => key), [findings]);
  const preview = useDecisionPreview(entity, kind, keys);
  const decide = useCreateDecision(entity);
  const [started] = useState(() => format.now);
  const latest = preview.data?.latestEnd
    ? DateTime.fromISO(preview.data.latestEnd)
    : started.plus({ days: maxDays });
  const [changes, setChanges] = useState<Partial<DecisionForm>>({});
  const [errors, setErrors] = useState<FormErrors>({});
  const form: DecisionForm = {
    reason: prefill?.reason,
    justification: prefill?.justification ?? '',
    endDate: firstEndDate(started, latest, prefill?.days),
    ...changes,
  };
  const change = (update: Partial<DecisionForm>) => {
    setChanges(current => ({ ...current, ...update }));
    setErrors({});
  };
  const submit = () => {
    const mistakes = checkForm(kind, form, latest, format, t);
    setErrors(mistakes);
    if (Object.keys(mistakes).length === 0) {
      decide.mutate(requestOf(kind, keys, form, latest), {
        onSuccess: props.onDecided,
        onError: error => setErrors(serverErrors(errorMessage(error))),
      });
    }
  };
  const [first] = findings;
  return (
    <Dialog
      open
      onClose={decide.isPending ? undefined : onClose}
      aria-labelledby={id}
      maxWidth="sm"
      fullWidth
      classes={{ paper: fonts.root }}
    >
      <DialogTitle id={id}>
        {decide.data ? t('dialog.resultTitle') : t(`dialog.title.${kind}`)}
      </DialogTitle>
      {decide.data ? (
        <DialogContent>
          <DecisionResults
            entity={entity}
            decision={decide.data}
            findings={findings}
          />
        </DialogContent>
      ) : (
        <DialogContent>
          <Typography variant="body2" gutterBottom>
            <strong>
              {first && findings.length === 1
                ? t('list.openFinding', {
                    title: findingTitle(first),
                    resource: first.resource.name,
                  })
                : t('head.findings', { count: findings.length })}
            </strong>
          </Typography>
          <Typography variant="body2" gutterBottom>
            {t(`dialog.explain.${kind}`)}
          </Typography>
          {preview.isError ? (
            <LoadingFailed
              error={preview.error}
              onRetry={() => preview.refetch()}
            />
          ) : (
            <DecisionPreviewText preview={preview.data} findings={findings} />
          )}
          {prefill && (
            <Typography variant="caption" component="p">
              {t('dialog.fromException', { title: prefill.title })}
            </Typography>
          )}
          {needsReason(kind) && (
            <ReasonFields
              kind={kind}
              reasons={
                preview.data && preview.data.reasons.length > 0
                  ? preview.data.reasons
                  : decisionReasons[kind]
              }
              form={form}
              errors={errors}
              latest={latest}
              maxDays={maxDays}
              onChange={change}
            />
          )}
          {errors.general && (
            <Notice tone="bad" urgent title={t('dialog.failed')}>
              {errors.general}
            </Notice>
          )}
        </DialogContent>
      )}
      <DialogActions>
        <Button onClick={onClose} disabled={decide.isPending}>
          {decide.data ? t('common.close') : t('common.cancel')}
        </Button>
        {!decide.data && (
          <Button
            color="primary"
            variant="contained"
            disabled={
              decide.isPending || !preview.data || preview.data.covered === 0
            }
            onClick={submit}
          >
            {decide.isPending
              ? t('dialog.deciding')
              : t(`dialog.confirm.${kind}`)}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
