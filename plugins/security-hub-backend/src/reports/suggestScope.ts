import {
  ACCOUNT_IDS_ANNOTATION,
  ARNS_ANNOTATION,
  TAGS_ANNOTATION,
} from 'backstage-plugin-security-hub-common';
import { OrphanGrouping } from '../database/operations/reports';
import { writeTags } from '../ownership';

/** A shorter common beginning of names says nothing. */
const MINIMUM_PREFIX = 4;
const MAXIMUM_ACCOUNTS = 20;

/** What a group of findings without an owner has in common. */
export type OrphanFacts = {
  value: string;
  accounts: readonly string[];
  resourceIds: readonly string[];
};

/**
 * Annotations that would match such a group, for whoever it belongs to; undefined where nothing short would. Whether an entity may claim
 * the accounts is another question. Pure.
 */
export function suggestScope(
  grouping: OrphanGrouping,
  { value, accounts, resourceIds }: OrphanFacts,
): Record<string, string> | undefined {
  if (
    value === '' ||
    accounts.length === 0 ||
    accounts.length > MAXIMUM_ACCOUNTS
  ) {
    return undefined;
  }
  const ids = { [ACCOUNT_IDS_ANNOTATION]: [...accounts].sort().join(', ') };
  if (grouping.by === 'account') {
    return ids;
  }
  if (grouping.by === 'tag') {
    return grouping.tagKey === undefined
      ? undefined
      : {
          ...ids,
          [TAGS_ANNOTATION]: writeTags([{ key: grouping.tagKey, value }]),
        };
  }
  const patterns = [...new Set(resourceIds.flatMap(arnFamily))];
  const pattern = commonPattern(resourceIds);
  return patterns.length === 1 && pattern
    ? { ...ids, [ARNS_ANNOTATION]: pattern }
    : undefined;
}

/** The first five parts of an ARN; none for what is no ARN. */
function arnFamily(id: string): string[] {
  const parts = id.split(':');
  return parts[0] === 'arn' && parts.length >= 6
    ? [parts.slice(0, 3).join(':')]
    : [];
}

/** `arn:aws:sqs:*:*:checkout-*` of ARNs that begin alike; undefined where their names have no long enough beginning in common. */
function commonPattern(ids: readonly string[]): string | undefined {
  const parts = ids.map(id => id.split(':'));
  const [first] = parts;
  if (ids.length < 2 || !first || parts.some(each => each.length < 6)) {
    return undefined;
  }
  const head = [0, 1, 2, 3, 4].map(index =>
    parts.every(each => each[index] === first[index]) ? first[index] : '*',
  );
  const names = parts.map(each => each.slice(5).join(':'));
  const prefix = commonPrefix(names);
  const own = prefix.split(/[:/]/).at(-1) ?? '';
  return own.length >= MINIMUM_PREFIX && !/[*,"'\s]/.test(prefix)
    ? [...head, `${prefix}*`].join(':')
    : undefined;
}

function commonPrefix(texts: string[]): string {
  const sorted = [...texts].sort();
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  let length = 0;
  while (length < first.length && first[length] === last[length]) {
    length += 1;
  }
  return first.slice(0, length);
}
