import { Knex } from 'knex';
import { chunks } from '../../database/chunks';
import { transact } from '../../database/contention';
import { forgetUnseen } from '../../database/operations/accounts';
import { recordConditions } from '../../database/operations/findings/recordConditions';
import { FindingRecordRow } from '../../database/rows';
import { whereKeys } from '../../database/rowset/whereKeys';
import {
  DirtyRecords,
  RecordIdentifier,
  RecordScope,
} from '../pull/DirtyRecords';
import { CompleteSweep, CompleteSweepListener } from '../pull/CompleteSweep';
import { scopeOf } from '../pull/DirtyRecords';
import { forgetRecords } from './forgetRecords';
import { IssueWriter } from './IssueWriter';
import { readerText } from './SourceOfRecord';

const AT_ONCE = 500;
const { missed, doubtful, settled } = recordConditions;

/** The doubtful records among `finding_records`, and those that sweeps do not meet any more. */
export class DatabaseDirtyRecords
  implements DirtyRecords, CompleteSweepListener
{
  static create(options: {
    knex: Knex;
    issues: Pick<IssueWriter, 'refold'>;
  }): DatabaseDirtyRecords {
    return new DatabaseDirtyRecords(options);
  }

  readonly #knex: Knex;
  readonly #issues: Pick<IssueWriter, 'refold'>;

  private constructor(
    options: Parameters<typeof DatabaseDirtyRecords.create>[0],
  ) {
    this.#knex = options.knex;
    this.#issues = options.issues;
  }

  /** What sweeps have missed comes first: it is asked for once, and then either found or gone. */
  async next(
    scope: RecordScope,
    options: { limit: number; observedBefore: string },
  ): Promise<RecordIdentifier[]> {
    const gone = await this.#records(scope)
      .whereRaw(missed)
      .where('record_state', 'ACTIVE')
      .limit(options.limit)
      .select('record_id', 'product_arn');
    const dirty = await this.#records(scope)
      .whereRaw(doubtful)
      .where('dirty_since', '<', options.observedBefore)
      .whereNot(query => query.whereRaw(missed))
      .orderBy('dirty_since')
      .orderBy('record_key')
      .limit(Math.max(0, options.limit - gone.length))
      .select('record_id', 'product_arn');
    return [...gone, ...dirty].map(row => ({
      id: row.record_id,
      productArn: row.product_arn,
    }));
  }

  async missing(
    scope: RecordScope,
    records: RecordIdentifier[],
    readAt: string,
  ): Promise<void> {
    const keys: string[] = [];
    for (const { id, productArn } of records) {
      await this.#records(scope)
        .where({ record_id: id, product_arn: productArn })
        .whereNotNull('dirty_since')
        .update({ dirty_since: readAt });
      keys.push(
        ...(await this.#records(scope)
          .where({ record_id: id, product_arn: productArn })
          .whereRaw(missed)
          .pluck('record_key')),
      );
    }
    if (keys.length > 0) {
      await transact(this.#knex, async transaction => {
        await forgetRecords(transaction, {
          recordKeys: keys,
          issues: this.#issues,
          at: readAt,
          // Seen again in the meantime, by an event perhaps
          stillGone: ({ record }) => record.observedAt < readAt,
        });
      });
    }
  }

  async markUnseen(
    scope: RecordScope,
    sweep: { startedAt: string; isSeen(record: RecordIdentifier): boolean },
  ): Promise<void> {
    const rows = await this.#records(scope)
      .whereRaw(settled)
      .where('observed_at', '<', sweep.startedAt)
      .whereNull('dirty_since')
      .select('record_key', 'record_id', 'product_arn');
    const unseen = rows
      .filter(
        row =>
          !sweep.isSeen({ id: row.record_id, productArn: row.product_arn }),
      )
      .map(row => row.record_key);
    for (const keys of chunks(unseen, AT_ONCE)) {
      await whereKeys(
        this.#knex,
        this.#knex('finding_records'),
        'record_key',
        keys,
      )
        .whereNull('dirty_since')
        .update({ dirty_since: sweep.startedAt });
    }
  }

  /**
   * Counts, for each record of the sweep's reader that is stored as ACTIVE, the sweeps that have not met it. One that a rule leaves out
   * is forgotten at once.
   */
  async onCompleteSweep(sweep: CompleteSweep): Promise<void> {
    const { source, format, ...reader } = scopeOf(sweep.target);
    await this.#records(scopeOf(sweep.target))
      .where('record_state', 'ACTIVE')
      .where('observed_at', '<', sweep.observedFrom)
      .increment('missed_sweeps', 1);
    await forgetUnseen(this.#knex, sweep.observedFrom, {
      source,
      format,
      reader: readerText(reader),
    });
  }

  #records({ source, account, region, format }: RecordScope) {
    return this.#knex<FindingRecordRow>('finding_records').where({
      source,
      reader: readerText({ account, region }),
      format,
    });
  }
}
