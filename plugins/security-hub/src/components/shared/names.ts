import { Account, Finding } from 'backstage-plugin-security-hub-common';
import { Format } from '../../format/useFormat';
import { Translate } from '../../translations/useTranslation';

/** `payments (111122223333)`, or the id alone. */
export function accountName(account: Account): string {
  return account.name ? `${account.name} (${account.id})` : account.id;
}

/** A Region, or *Global* in the reader's language. */
export function regionName(region: string, t: Translate): string {
  return region === 'global' ? t('region.global') : region;
}

/** A person in few words: `developer-a` of `user:default/developer-a`. */
export function personName(entityRef: string): string {
  return entityRef.split('/').pop() ?? entityRef;
}

/** The control's id before the title, where there is one. */
export function findingTitle(finding: { controlId?: string; title: string }) {
  return finding.controlId && !finding.title.startsWith(finding.controlId)
    ? `${finding.controlId} ${finding.title}`
    : finding.title;
}

/** When a finding is due: words with the time relative to now; undefined where it is never due. */
export function dueText(
  finding: Pick<Finding, 'dueAt' | 'overdue'>,
  format: Format,
  t: Translate,
): string | undefined {
  if (!finding.dueAt) {
    return undefined;
  }
  const time = format.relative(finding.dueAt);
  return finding.overdue ? t('list.overdue', { time }) : time;
}
