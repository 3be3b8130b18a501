import TableCell from '@material-ui/core/TableCell';
import Typography from '@material-ui/core/Typography';
import { SkippedCount } from 'backstage-plugin-security-hub-common';
import { Format, useFormat } from '../../format/useFormat';
import { Translate, useTranslation } from '../../translations/useTranslation';

const reasons = [
  'broken-config-rule',
  'severity-floor',
  'no-fix',
  'older-image',
  'account-limit',
  'coverage',
  'other-class',
] as const;

/** What is not stored, in words. A rule is told as `<product> <reason>`. */
function skippedText(
  { rule, count }: SkippedCount,
  format: Format,
  t: Translate,
): string {
  const [, product = '', name] = /^(.*?) ?([^ ]*)$/.exec(rule) ?? [];
  const reason = reasons.find(known => known === name);
  const amount = format.number(count);
  return reason
    ? t(`freshness.skippedReason.${reason}`, { product, amount })
    : t('freshness.skippedReason.other', { rule, amount });
}

/** How many records of an account and Region are left out, by rule. */
export function SkippedCell(props: { skipped?: SkippedCount[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { skipped = [] } = props;
  return (
    <TableCell>
      {skipped.length === 0 && t('freshness.nothingSkipped')}
      {skipped.map(item => (
        <Typography key={item.rule} variant="caption" component="p">
          {skippedText(item, format, t)}
        </Typography>
      ))}
    </TableCell>
  );
}
