import { FindingKind } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { insertRows } from '../../rowset/insertRows';
import { whereKeys } from '../../rowset/whereKeys';
import { queueNeighbours } from './queueNeighbours';

/** `threat`: somebody attacks the resource; `internet`: it can be reached from there. */
export type Signal = 'threat' | 'internet';

/** Row of `resource_signals`. */
export type ResourceSignalRow = {
  issue_key: string;
  resource_hash: string;
  account: string;
  signal: Signal;
};

const signalOfKind: Partial<Record<FindingKind, Signal>> = {
  threat: 'threat',
  'network-exposure': 'internet',
};

/** A whole account is no resource in this sense: nearly every threat would make every check of the account more urgent. */
const wholeAccounts = ['AwsAccount', 'AWS::::Account'];

/** Whether findings of this kind can say anything of their resources. */
export function signals(kind: FindingKind): boolean {
  return signalOfKind[kind] !== undefined;
}

/** What findings say of resources, by the resources' hashes. */
export async function loadSignals(
  transaction: Knex,
  resourceHashes: string[],
): Promise<Map<string, ResourceSignalRow[]>> {
  const result = new Map<string, ResourceSignalRow[]>();
  if (resourceHashes.length === 0) {
    return result;
  }
  const rows: ResourceSignalRow[] = await whereKeys(
    transaction,
    transaction('resource_signals'),
    'resource_hash',
    resourceHashes,
  ).select('*');
  for (const row of rows) {
    const list = result.get(row.resource_hash) ?? [];
    list.push(row);
    result.set(row.resource_hash, list);
  }
  return result;
}

/**
 * Brings what findings say of their resources in step with the findings as they are stored, and has the priorities of other findings of the
 * resources made anew where it differs. A threat speaks while it is open or acknowledged: who has accepted it, or called it a false
 * positive, has said that nobody attacks. An open network path speaks as long as it is open, accepted or not.
 *
 * @param issueKeys - also of findings that are gone
 */
export async function followSignals(
  transaction: Knex.Transaction,
  issueKeys: string[],
): Promise<void> {
  if (issueKeys.length === 0) {
    return;
  }
  const stored: ResourceSignalRow[] = await whereKeys(
    transaction,
    transaction('resource_signals'),
    'issue_key',
    issueKeys,
  ).select('*');
  const wanted = await wantedSignals(transaction, issueKeys);
  const name = (row: ResourceSignalRow) =>
    `${row.issue_key} ${row.resource_hash}`;
  const before = new Set(stored.map(name));
  const after = new Set(wanted.map(name));
  const gone = stored.filter(row => !after.has(name(row)));
  const come = wanted.filter(row => !before.has(name(row)));
  for (const { issue_key, resource_hash } of gone) {
    await transaction('resource_signals')
      .where({ issue_key, resource_hash })
      .delete();
  }
  await insertRows(transaction, 'resource_signals', come);
  await queueNeighbours(transaction, [...gone, ...come]);
}

async function wantedSignals(
  transaction: Knex.Transaction,
  issueKeys: string[],
): Promise<ResourceSignalRow[]> {
  const rows: Array<{
    issue_key: string;
    resource_hash: string;
    account: string;
    kind: FindingKind;
  }> = await whereKeys(
    transaction,
    transaction('findings as f').join(
      'finding_resources as r',
      'r.issue_key',
      'f.key',
    ),
    'f.key',
    issueKeys,
  )
    .where('f.failing', true)
    .where('f.sample', false)
    .whereNotNull('f.account')
    .whereNotIn('r.type', wholeAccounts)
    .where(either =>
      either
        .where('f.kind', 'network-exposure')
        .orWhere(threat =>
          threat
            .where('f.kind', 'threat')
            .whereIn('f.status', ['open', 'acknowledged']),
        ),
    )
    .distinct('r.issue_key', 'r.resource_hash', 'f.account', 'f.kind');
  return rows.flatMap(({ kind, ...row }) => {
    const signal = signalOfKind[kind];
    return signal ? { ...row, signal } : [];
  });
}
