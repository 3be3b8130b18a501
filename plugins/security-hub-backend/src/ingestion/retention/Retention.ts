import { LoggerService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import { Knex } from 'knex';
import { RetentionSettings } from '../../config';
import { transact } from '../../database/contention';
import { forgetUnseen } from '../../database/operations/accounts';
import {
  deleteRejected,
  selectForgotten,
} from '../../database/operations/findings/selectForgotten';
import { forgetRecords } from '../ingestor/forgetRecords';
import { IssueWriter } from '../ingestor/IssueWriter';

const AT_ONCE = 500;

/**
 * Removes what AWS has forgotten: archived records after 30 days without an update, as AWS does, and rejected records. ACTIVE records
 * that AWS deletes after 90 days are found by sweeps that do not meet them. What a decision refers to stays.
 */
export class Retention {
  static create(options: {
    knex: Knex;
    issues: Pick<IssueWriter, 'refold'>;
    settings: RetentionSettings;
    now: () => Date;
    logger: LoggerService;
  }): Retention {
    return new Retention(options);
  }

  readonly #options: Parameters<typeof Retention.create>[0];

  private constructor(options: Parameters<typeof Retention.create>[0]) {
    this.#options = options;
  }

  /** One run; goes on with the next one where the signal stops it. */
  async run(signal?: AbortSignal): Promise<void> {
    const { knex, issues, settings, now, logger } = this.#options;
    const at = now();
    const before = (age: RetentionSettings['archived']) =>
      new Date(at.getTime() - durationToMilliseconds(age)).toISOString();
    let records = 0;
    for (;;) {
      const recordKeys = await selectForgotten(
        knex,
        before(settings.archived),
        AT_ONCE,
      );
      if (recordKeys.length === 0 || signal?.aborted) {
        break;
      }
      records += await transact(
        knex,
        async transaction =>
          await forgetRecords(transaction, {
            recordKeys,
            issues,
            at: at.toISOString(),
            stillGone: ({ record }) =>
              record.provider.recordState === 'ARCHIVED',
          }),
      );
    }
    // Each complete read forgets what it has not met; here goes what nothing reads any more
    await forgetUnseen(knex, before(settings.archived));
    const rejected = await deleteRejected(knex, before(settings.rejected));
    if (records + rejected > 0) {
      logger.info('Removed what AWS has forgotten', { records, rejected });
    }
  }
}
