import Button from '@material-ui/core/Button';
import { DecisionKind, Finding } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { possibleDecisions, StartDecision } from './decisionDraft';

const kinds: readonly DecisionKind[] = [
  'acknowledge',
  'accept-risk',
  'false-positive',
  'reopen',
];

/** The decisions that make sense for at least one of the findings. */
export function DecideButtons(props: {
  findings: readonly Finding[];
  disabled?: boolean;
  onDecide: StartDecision;
}) {
  const { t } = useTranslation();
  const { findings, onDecide } = props;
  const possible = new Set(findings.flatMap(possibleDecisions));
  return (
    <>
      {kinds
        .filter(kind => possible.has(kind))
        .map(kind => (
          <Button
            key={kind}
            size="small"
            variant="outlined"
            style={{ textTransform: 'none' }}
            color="primary"
            disabled={props.disabled}
            aria-haspopup="dialog"
            onClick={() => onDecide({ kind, findings })}
          >
            {t(`decide.${kind}`)}
          </Button>
        ))}
    </>
  );
}
