import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { DecisionPreview, Finding } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { Notice } from '../shared/Notice';

const reasons = [
  'not-owner',
  'not-responder',
  'one-by-one',
  'not-decidable',
  'already-decided',
] as const;
const shown = 3;

/** What a decision covers and what not, with the reasons. */
export function DecisionPreviewText(props: {
  preview?: DecisionPreview;
  findings: readonly Finding[];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { preview, findings } = props;
  if (!preview) {
    return <LinearProgress aria-label={t('dialog.previewing')} />;
  }
  const name = (key: string) =>
    findings.find(finding => finding.key === key)?.resource.name;
  const groups = reasons
    .map(reason => ({
      reason,
      keys: preview.notCovered
        .filter(({ reason: why }) => why === reason)
        .map(({ findingKey }) => findingKey),
    }))
    .filter(({ keys }) => keys.length > 0);
  return (
    <Notice tone={preview.covered === 0 ? 'notice' : 'plain'}>
      <div role="status">
        <strong>{t('dialog.covers', { count: preview.covered })}</strong>
        {', '}
        {t('dialog.records', { count: preview.records })}
        {preview.covered === 0 && (
          <Typography variant="body2">{t('dialog.coversNothing')}</Typography>
        )}
      </div>
      {groups.length > 0 && (
        <>
          {t('dialog.notCovered')}
          <ul style={{ margin: 0 }}>
            {groups.map(({ reason, keys }) => (
              <li key={reason}>
                {t(`dialog.notCoveredReason.${reason}`, {
                  number: format.number(keys.length),
                })}{' '}
                (
                {format.list(
                  keys.slice(0, shown).flatMap(key => name(key) ?? []),
                )}
                {keys.length > shown &&
                  ` ${t('empty.affectedMore', {
                    number: format.number(keys.length - shown),
                  })}`}
                )
              </li>
            ))}
          </ul>
        </>
      )}
      <div>{t(`dialog.writeBack.${preview.writeBack}`)}</div>
    </Notice>
  );
}
