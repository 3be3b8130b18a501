import { AccountState } from 'backstage-plugin-security-hub-common';
import { groupBy } from '../freshness/groupBy';
import { LedgerAccount } from '../ledger';
import {
  AccountStatement,
  LedgerField,
  ledgerFields,
} from './AccountStatement';

/** Two names, or two states, of an account are no contradiction that people have to settle. */
const disputed: readonly LedgerField[] = [
  'partition',
  'environment',
  'owner',
  'contact',
];
/** Where two sources have one account: the state that it is in for us. */
const stateOrder: readonly AccountState[] = [
  'active',
  'suspended',
  'closed',
  'pending',
  'invited',
  'removed',
  'unknown',
];

type Decided = { statement: AccountStatement; value: string };

function strongest(field: LedgerField, said: Decided[]): Decided {
  return field === 'state'
    ? [...said].sort(
        (one, other) =>
          stateOrder.indexOf(one.value as AccountState) -
          stateOrder.indexOf(other.value as AccountState),
      )[0]
    : said[0];
}

/** What the sources come to in one field; undefined: nobody has said it, or it is not clear. */
function decide(
  id: string,
  field: LedgerField,
  byTrust: AccountStatement[][],
  problems: string[],
): Decided | undefined {
  let decided: Decided | undefined;
  for (const ofKind of byTrust) {
    const said = ofKind.flatMap(statement => {
      const value = statement[field];
      return value === undefined ? [] : [{ statement, value }];
    });
    const isUnreadable = ofKind.some(item => item.unreadable?.includes(field));
    const expected = decided?.value ?? said[0]?.value;
    const rival = disputed.includes(field)
      ? said.find(({ value }) => value !== expected)
      : undefined;
    if (decided) {
      if (rival) {
        problems.push(
          `${rival.statement.speaker}: ${field} of account ${id} is ${rival.value}, but ${decided.statement.speaker} says ${decided.value}, which counts`,
        );
      }
    } else if (rival) {
      problems.push(
        `${rival.statement.speaker}: names another ${field} of account ${id} than ${said[0].statement.speaker}; neither counts`,
      );
      return undefined;
    } else if (isUnreadable) {
      // Not replaced by what a weaker source says: that would hide the mistake
      return undefined;
    } else if (said.length > 0) {
      decided = strongest(field, said);
    }
  }
  return decided;
}

/**
 * One account out of all that is said of it. Pure.
 *
 * @param statements - at least one, in the order of `ledgerSources`
 */
export function joinStatements(
  id: string,
  statements: AccountStatement[],
  problems: string[],
): LedgerAccount {
  const byTrust = [...groupBy(statements, ({ kind }) => kind).values()];
  const sources: LedgerAccount['sources'] = {};
  const decided: Partial<Record<LedgerField, Decided>> = {};
  for (const field of ledgerFields) {
    const result = decide(id, field, byTrust, problems);
    if (result) {
      decided[field] = result;
      sources[field] = result.statement.kind;
    }
  }
  const value = (field: LedgerField) => decided[field]?.value;
  return {
    id,
    partition: value('partition'),
    name: value('name') ?? id,
    state: (value('state') ?? 'unknown') as LedgerAccount['state'],
    removedAt: decided.state?.statement.removedAt,
    environment: (value('environment') ??
      'unknown') as LedgerAccount['environment'],
    owner: value('owner'),
    contact: value('contact'),
    source: (decided.owner?.statement ?? statements[0]).speaker,
    sources,
  };
}
