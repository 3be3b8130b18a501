import { Knex } from 'knex';
import { chunks } from '../database/chunks';
import { OutboxRow } from '../database/operations/triage/rows';
import { DecisionLookup } from '../findings/lookups';
import { PresentedDecision } from '../findings/presentationContext';
import { summariseWriteBack } from './toDecision';

/** Active decisions of findings, with what became of their write-back. */
export class DatabaseDecisionLookup implements DecisionLookup {
  static create(database: Knex): DatabaseDecisionLookup {
    return new DatabaseDecisionLookup(database);
  }

  readonly #database: Knex;

  private constructor(database: Knex) {
    this.#database = database;
  }

  async decisionsOf(
    findingKeys: string[],
  ): Promise<ReadonlyMap<string, PresentedDecision>> {
    const result = new Map<string, PresentedDecision>();
    for (const part of chunks(findingKeys, 500)) {
      const covered = await this.#database('decision_findings as c')
        .join('decisions as d', 'd.id', 'c.decision_id')
        .where('c.state', 'active')
        .whereIn('c.issue_key', part)
        .select('c.issue_key', 'd.*');
      const outbox = await this.#outboxRows(covered);
      for (const row of covered) {
        const summary = summariseWriteBack(
          outbox.get(`${row.id} ${row.issue_key}`) ?? [],
        );
        result.set(row.issue_key, {
          id: row.id,
          kind: row.kind,
          reason: row.reason ?? undefined,
          justification: row.justification ?? undefined,
          createdAt: row.created_at,
          createdBy: row.created_by,
          endsAt: row.ends_at ?? undefined,
          writeBack: summary.state,
          writeBackMessage: summary.message,
        });
      }
    }
    return result;
  }

  async endingOf(findingKeys: string[]): Promise<ReadonlySet<string>> {
    const result = new Set<string>();
    for (const part of chunks(findingKeys, 500)) {
      const rows = await this.#database<OutboxRow>('outbox')
        .whereIn('issue_key', part)
        .whereIn('state', ['pending', 'sending', 'written'])
        .where({ phase: 'ended', superseded: false })
        .distinct('issue_key');
      for (const row of rows) {
        result.add(row.issue_key);
      }
    }
    return result;
  }

  async #outboxRows(
    covered: Array<{ id: string; issue_key: string }>,
  ): Promise<Map<string, OutboxRow[]>> {
    const result = new Map<string, OutboxRow[]>();
    if (covered.length === 0) {
      return result;
    }
    const rows: OutboxRow[] = await this.#database<OutboxRow>('outbox')
      .whereIn(
        'issue_key',
        covered.map(row => row.issue_key),
      )
      .whereIn('decision_id', [...new Set(covered.map(row => row.id))])
      .select('*');
    for (const row of rows) {
      const key = `${row.decision_id} ${row.issue_key}`;
      result.set(key, [...(result.get(key) ?? []), row]);
    }
    return result;
  }
}
