import { FindingRecord, Issue } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { SecurityHubSettings } from '../../config/settings';
import { holdGeneration } from '../../database/operations/entities/ownershipGeneration';
import { loadRecords } from '../../database/operations/findings/loadRecords';
import { lockIssues } from '../../database/operations/findings/lockIssues';
import {
  appendEvents,
  deleteIssues,
  IssueRows,
  saveIssues,
} from '../../database/operations/findings/saveIssues';
import { followSignals, signals } from '../../database/operations/priority';
import { FindingRow } from '../../database/rows';
import { assignIssues } from '../assignment/assignIssues';
import { isAsStored } from '../assignment/isAsStored';
import { issueRows } from '../assignment/issueRows';
import { loadOwners } from '../../database/operations/queries/loadOwners';
import { OwnershipOutdated } from '../assignment/OwnershipOutdated';
import { OwnershipState } from '../assignment/OwnershipState';
import { TagOverlay } from '../enrichment/TagOverlay';
import { OverlayState } from '../../handbook/overlay';
import { foldIssue } from '../issue/foldIssue';
import { DecisionFollower } from './DecisionFollower';
import { changesOf } from './issueEvents';

type Settings = Pick<SecurityHubSettings, 'priority' | 'threats'>;

/** Writes issues anew from their records: folded, with owners, priority, and the decision that stands over them. */
export class IssueWriter {
  static create(options: {
    ownership: OwnershipState;
    decisions: DecisionFollower;
    settings: Settings;
    now: () => Date;
    /** Given where current tags of resources are read */
    tags?: TagOverlay;
    /** What the organisation says of controls; absent: nothing */
    handbook?: Pick<OverlayState, 'follow'>;
  }): IssueWriter {
    return new IssueWriter(options);
  }

  readonly #ownership: OwnershipState;
  readonly #decisions: DecisionFollower;
  readonly #settings: Settings;
  readonly #now: () => Date;
  readonly #tags: TagOverlay | undefined;
  readonly #handbook: Pick<OverlayState, 'follow'> | undefined;

  private constructor(options: Parameters<typeof IssueWriter.create>[0]) {
    this.#ownership = options.ownership;
    this.#decisions = options.decisions;
    this.#settings = options.settings;
    this.#now = options.now;
    this.#tags = options.tags;
    this.#handbook = options.handbook;
  }

  /** Resolves when owners can be told. */
  async ready(): Promise<void> {
    await this.#ownership.ready();
  }

  /**
   * The records are stored already; the caller holds the locks of the issues' accounts.
   *
   * @param options - `records`: all records of the issues, where the caller has them; `ownersOnly`: nothing but what follows from catalog,
   *   ledger and policy can have changed, so that what is as before is not written again
   * @throws OwnershipOutdated when another replica knows a newer state of the catalog
   */
  async refold(
    transaction: Knex.Transaction,
    keys: string[],
    options: { records?: FindingRecord[]; ownersOnly?: boolean } = {},
  ): Promise<void> {
    if (keys.length === 0) {
      return;
    }
    const at = this.#now().toISOString();
    const { generation } = this.#ownership;
    const held = await holdGeneration(transaction);
    if (held !== undefined && held !== generation) {
      throw new OwnershipOutdated();
    }
    const before = await lockIssues(transaction, keys);
    const folded = options.records ?? (await recordsOf(transaction, keys));
    const { priority, threats } = this.#settings;
    const found = foldAll(keys, folded, before, threats.partners);
    const issues =
      (await this.#tags?.overlay(transaction, found, folded)) ?? found;
    const vanished = new Set(
      folded.flatMap(({ vanishedAt, issueKey }) =>
        vanishedAt === undefined ? [] : issueKey,
      ),
    );
    const decisions = await this.#decisions.onIssuesChanged(
      transaction,
      issues.map(issue => ({ ...issue, vanished: vanished.has(issue.key) })),
      at,
    );
    const assign = await assignIssues(transaction, issues, {
      ownership: this.#ownership,
      policy: priority,
      threatResponder: threats.responder,
      overlay: await this.#handbook?.follow(transaction),
      pauses: await this.#decisions.acceptedTimes(transaction, keys),
      at,
    });
    const all = issues.map(issue => {
      const decision = decisions.get(issue.key);
      return issueRows(
        issue,
        assign(issue),
        decision && {
          id: decision.decisionId,
          endsAt: decision.endsAt,
          status: decision.status,
        },
        before.get(issue.key)?.first_failed_at ?? undefined,
      );
    });
    const rows = options.ownersOnly
      ? await changedOf(transaction, all, before)
      : all;
    await saveIssues(transaction, rows, new Set(before.keys()));
    await appendEvents(
      transaction,
      rows.flatMap(({ finding }) =>
        changesOf(before.get(finding.key), finding, at),
      ),
    );
    const kept = new Set(issues.map(issue => issue.key));
    await deleteIssues(
      transaction,
      keys.filter(key => !kept.has(key)),
    );
    const kinds = [...issues, ...before.values()];
    await followSignals(transaction, [
      ...new Set(kinds.flatMap(({ key, kind }) => (signals(kind) ? key : []))),
    ]);
  }
}

async function changedOf(
  transaction: Knex.Transaction,
  rows: IssueRows[],
  before: ReadonlyMap<string, FindingRow>,
): Promise<IssueRows[]> {
  const owners = await loadOwners(
    transaction,
    rows.map(({ finding }) => finding.key),
  );
  return rows.filter(
    row =>
      !isAsStored(
        row,
        before.get(row.finding.key),
        owners.get(row.finding.key) ?? [],
      ),
  );
}

async function recordsOf(
  transaction: Knex.Transaction,
  issueKeys: string[],
): Promise<FindingRecord[]> {
  const records = await loadRecords(transaction, { issueKeys });
  return [...records.values()].map(({ record }) => record);
}

function foldAll(
  keys: string[],
  records: FindingRecord[],
  before: ReadonlyMap<string, FindingRow>,
  threatPartners: readonly string[],
): Issue[] {
  const byIssue = new Map<string, FindingRecord[]>();
  for (const record of records) {
    const list = byIssue.get(record.issueKey) ?? [];
    list.push(record);
    byIssue.set(record.issueKey, list);
  }
  return keys.flatMap(
    key =>
      foldIssue(byIssue.get(key) ?? [], {
        // Not of an issue that has only ever passed: its age begins when it fails.
        previousFirstSeenAt: before.get(key)?.first_failed_at ?? undefined,
        threatPartners,
      }) ?? [],
  );
}
