import GavelIcon from '@material-ui/icons/Gavel';
import { Verdict } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { Tag } from './Tag';
import { VisuallyHidden } from './VisuallyHidden';

/** What the organisation decided about a control, in a word. */
export function VerdictTag(props: {
  verdict: Verdict;
  /** Where it holds for a part of the findings only: for how many of them */
  part?: { number: number; total: number };
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { verdict, part } = props;
  const word = t(`fix.overlay.verdict.${verdict}`);
  const text = part
    ? t('list.verdictCount', {
        verdict: word,
        number: format.number(part.number),
        total: format.number(part.total),
      })
    : word;
  const sentence = t('list.verdict', { verdict: text });
  return (
    <Tag icon={<GavelIcon aria-hidden />} hint={sentence}>
      <span aria-hidden>{text}</span>
      <VisuallyHidden>{sentence}</VisuallyHidden>
    </Tag>
  );
}
