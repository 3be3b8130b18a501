import { Knex } from 'knex';
import {
  DirtyRecords,
  RecordIdentifier,
  RecordScope,
} from '../pull/DirtyRecords';
import { chunks } from '../../database/chunks';
import { FindingRecordRow } from '../../database/rows';

/** The doubtful records among `finding_records`. */
export class DatabaseDirtyRecords implements DirtyRecords {
  static create(knex: Knex): DatabaseDirtyRecords {
    return new DatabaseDirtyRecords(knex);
  }

  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async next(
    scope: RecordScope,
    options: { limit: number; observedBefore: string },
  ): Promise<RecordIdentifier[]> {
    const rows = await this.#records(scope)
      .where('dirty_since', '<', options.observedBefore)
      .orderBy('dirty_since')
      .orderBy('record_key')
      .limit(options.limit)
      .select('record_id', 'product_arn');
    return rows.map(row => ({
      id: row.record_id,
      productArn: row.product_arn,
    }));
  }

  /** The doubt is put off to the next time: that a record is missing once does not prove that it is gone. */
  async missing(
    scope: RecordScope,
    records: RecordIdentifier[],
    readAt: string,
  ): Promise<void> {
    for (const { id, productArn } of records) {
      await this.#records(scope)
        .where({ record_id: id, product_arn: productArn })
        .whereNotNull('dirty_since')
        .update({ dirty_since: readAt });
    }
  }

  async markUnseen(
    scope: RecordScope,
    sweep: { startedAt: string; isSeen(record: RecordIdentifier): boolean },
  ): Promise<void> {
    const rows = await this.#records(scope)
      .where('record_state', 'ACTIVE')
      .where('observed_at', '<', sweep.startedAt)
      .whereNull('dirty_since')
      .andWhere(settled =>
        settled
          .whereIn('workflow', ['SUPPRESSED', 'NOTIFIED'])
          .orWhere(resolved =>
            resolved
              .where('workflow', 'RESOLVED')
              .whereIn('compliance', ['FAILED', 'WARNING']),
          ),
      )
      .select('record_key', 'record_id', 'product_arn');
    const unseen = rows
      .filter(
        row =>
          !sweep.isSeen({ id: row.record_id, productArn: row.product_arn }),
      )
      .map(row => row.record_key);
    for (const keys of chunks(unseen, 500)) {
      await this.#knex<FindingRecordRow>('finding_records')
        .whereIn('record_key', keys)
        .whereNull('dirty_since')
        .update({ dirty_since: sweep.startedAt });
    }
  }

  #records({ source, account, region }: RecordScope) {
    const query = this.#knex<FindingRecordRow>('finding_records').where({
      source,
    });
    if (account !== undefined) {
      query.where({ account });
    }
    if (region !== undefined) {
      query.where({ region });
    }
    return query;
  }
}
