import { AccountTagSettings } from '../../config/settings';
import { DiscoveredAccount } from '../../database/operations/ledger';
import { normaliseEntityRef } from '../entityRefs';
import { AccountStatement, LedgerField } from './AccountStatement';
import { contactText } from './contactText';

/** A tag's value as a group: what config says it means, else the group's name or ref. */
function groupOf(
  value: string,
  owners: AccountTagSettings['owners'],
): string | undefined {
  const key = value.trim().toLowerCase();
  const ref = normaliseEntityRef(owners.get(key) ?? value);
  return ref?.startsWith('group:') ? ref : undefined;
}

/**
 * What the tags of an account say, in the keys that config names. Who may set them is up to AWS Organizations: its management account
 * and delegated administrators, not the account itself.
 */
export function tagStatement(
  { id, source, tags }: DiscoveredAccount,
  settings: AccountTagSettings,
  problems: string[],
): AccountStatement {
  const speaker = `tags of the account (${source})`;
  const unreadable: LedgerField[] = [];
  const read = <T>(
    field: 'environment' | 'owner' | 'contact',
    parse: (value: string) => T | undefined,
    expected: string,
  ): T | undefined => {
    const value = settings.keys[field] === undefined ? undefined : tags[field];
    if (!value?.trim()) {
      return undefined;
    }
    const parsed = parse(value);
    if (parsed === undefined) {
      unreadable.push(field);
      problems.push(
        `${speaker} ${id}: ${JSON.stringify(value)} is no ${expected}`,
      );
    }
    return parsed;
  };
  return {
    id,
    kind: 'account-tags',
    speaker,
    environment: read(
      'environment',
      value => settings.environments.get(value.trim().toLowerCase()),
      `environment; say in securityHub.accountTags.environments what it means`,
    ),
    owner: read(
      'owner',
      value => groupOf(value, settings.owners),
      'group; say in securityHub.accountTags.owners which one it means',
    ),
    contact: read('contact', contactText, 'contact in one line'),
    unreadable,
  };
}
