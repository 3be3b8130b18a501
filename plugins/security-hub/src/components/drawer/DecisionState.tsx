import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { CompoundEntityRef } from '@backstage/catalog-model';
import { Finding } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { useRetryDecision } from '../../queries/findingQueries';
import { useTranslation } from '../../translations/useTranslation';
import { personName } from '../shared/names';
import { Notice } from '../shared/Notice';
import { WriteBackTag } from '../shared/WriteBackTag';
import { errorMessage } from '../states/errorMessage';

/** The decision that a finding stands under: who, why, until when, and how far AWS has it. */
export function DecisionState(props: {
  entity: CompoundEntityRef;
  finding: Finding;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const retry = useRetryDecision(props.entity);
  const { decision, undocumented, canDecide } = props.finding;
  if (!decision) {
    return undocumented ? (
      <Notice tone="notice">{t('list.undocumented')}</Notice>
    ) : null;
  }
  return (
    <Notice
      tone={decision.writeBack === 'failed' ? 'bad' : 'plain'}
      title={t('drawer.decidedBy', {
        kind: t(`decisionKind.${decision.kind}`),
        person: personName(decision.createdBy),
        time: format.relative(decision.createdAt),
      })}
      action={
        decision.writeBack === 'failed' && canDecide ? (
          <Button
            size="small"
            disabled={retry.isPending}
            onClick={() => retry.mutate(decision.id)}
          >
            {t('drawer.retryWriteBack')}
          </Button>
        ) : undefined
      }
    >
      {decision.reason && (
        <div>{t(`dialog.reasonName.${decision.reason}`)}</div>
      )}
      {decision.justification && <div>{decision.justification}</div>}
      {decision.endsAt && (
        <div>
          {t('drawer.decisionEnds', { date: format.date(decision.endsAt) })}
        </div>
      )}
      <WriteBackTag
        state={decision.writeBack}
        message={decision.writeBackMessage}
      />
      {decision.writeBackMessage && (
        <Typography variant="caption" component="p">
          {decision.writeBackMessage}
        </Typography>
      )}
      {retry.isError && (
        <Typography variant="caption" component="p" role="alert">
          {errorMessage(retry.error)}
        </Typography>
      )}
    </Notice>
  );
}
