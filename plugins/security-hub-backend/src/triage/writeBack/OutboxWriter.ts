import { LoggerService } from '@backstage/backend-plugin-api';
import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { storeMessage } from '../../database/faults';
import { HubError } from '../../aws/HubError';
import { GatewayProvider } from '../../aws/types';
import { SecurityHubSettings } from '../../config/settings';
import {
  claimRowsToWrite,
  Lease,
  renewLease,
} from '../../database/operations/triage/claimOutboxRows';
import { OutboxRow } from '../../database/operations/triage/rows';
import { switchOffOutbox } from '../../database/operations/triage/switchOffOutbox';
import { WriteBackPolicy } from '../state/outbox';
import { eachLimited } from '../../concurrency/eachLimited';
import { groupWrites, TargetWrites } from './groupWrites';
import { PlannedWrite, planWrites } from './planWrites';
import { leaseOf, newLease, policyOf, WriteBackTiming } from './policy';
import { refusalOf, sendCall, WriteAnswer } from './sendCall';
import { RowOutcome, settleRows } from './settleRows';

/** What writing and verifying need. */
export type WriteBackOptions = {
  database: Knex;
  gateways: GatewayProvider;
  settings: Pick<SecurityHubSettings, 'sources' | 'writeBack' | 'appBaseUrl'>;
  /** The current time */
  clock: () => Date;
  /** 0 to 1; spreads tries */
  random: () => number;
  timing?: WriteBackTiming;
  logger: LoggerService;
};

const rowsAtOnce = 500;
/** So that a run ends, and the scheduler's time limit is kept, also with a very full outbox. */
const longestRun = 20;
const targetsAtOnce = 4;

/**
 * Sends the outbox to AWS. A row is leased, projected on what is stored of its record at this moment, sent together with others, and
 * settled. A crash leaves it leased; when the lease is over it is sent again, which changes nothing in AWS.
 */
export class OutboxWriter {
  readonly #options: WriteBackOptions;
  readonly #policy: WriteBackPolicy;
  readonly #leaseTime: number;

  static create(options: WriteBackOptions): OutboxWriter {
    return new OutboxWriter(options);
  }

  private constructor(options: WriteBackOptions) {
    this.#options = options;
    const timing = options.timing ?? {};
    this.#policy = policyOf(options.settings.writeBack, timing);
    this.#leaseTime = leaseOf(timing);
  }

  /** Writes what is due. @returns how many rows were worked on */
  async writePending(): Promise<number> {
    const { database, settings } = this.#options;
    if (settings.writeBack.mode === 'off') {
      await switchOffOutbox(database, this.#now());
      return 0;
    }
    let worked = 0;
    for (let run = 0; run < longestRun; run++) {
      const lease = this.#lease(randomUUID());
      const rows = await claimRowsToWrite(database, lease, rowsAtOnce);
      if (rows.length === 0) {
        break;
      }
      worked += rows.length;
      await this.#work(rows, lease.id);
    }
    return worked;
  }

  async #work(rows: OutboxRow[], lease: string): Promise<void> {
    const { database, settings, logger } = this.#options;
    const plan = await planWrites(database, rows, {
      settings,
      at: this.#now(),
    });
    await this.#settle(lease, plan.settled);
    await eachLimited(groupWrites(plan.writes), targetsAtOnce, async group => {
      const { account, region } = group.target;
      try {
        await this.#workTarget(group, lease);
      } catch (error) {
        // The rows stay leased and are taken again; other accounts go on.
        logger.error(`Write-back to ${account} in ${region} broke off`, {
          error: storeMessage(error),
        });
      }
    });
  }

  async #workTarget(group: TargetWrites, lease: string): Promise<void> {
    const { database, gateways } = this.#options;
    for (const call of group.calls) {
      const held = new Set(
        await renewLease(
          database,
          this.#lease(lease),
          call.map(write => write.rowId),
        ),
      );
      const writes = call.filter(write => held.has(write.rowId));
      if (writes.length > 0) {
        const answers = await answersOf(gateways, group, writes);
        await this.#settle(lease, this.#outcomes(answers));
      }
    }
  }

  #outcomes(answers: WriteAnswer[]): RowOutcome[] {
    const at = this.#now();
    const random = this.#options.random();
    return answers.map(answer => ({
      id: answer.write.rowId,
      event: answer.taken
        ? {
            type: 'written',
            at,
            workflow: answer.write.payload.workflow,
            random,
          }
        : {
            type: 'refused',
            at,
            code: answer.code,
            message: answer.message,
            retryable: answer.retryable,
            unreachable: answer.unreachable,
            random,
          },
    }));
  }

  async #settle(lease: string, outcomes: RowOutcome[]): Promise<void> {
    await settleRows(this.#options.database, {
      lease,
      outcomes,
      policy: this.#policy,
      at: this.#now(),
    });
  }

  #lease(id: string): Lease {
    return newLease(id, this.#options.clock(), this.#leaseTime);
  }

  #now(): string {
    return this.#options.clock().toISOString();
  }
}

async function answersOf(
  gateways: GatewayProvider,
  { target }: TargetWrites,
  writes: PlannedWrite[],
): Promise<WriteAnswer[]> {
  try {
    const gateway = await gateways.forTarget(target);
    return await sendCall(gateway, writes);
  } catch (error) {
    if (error instanceof HubError) {
      return writes.map(write => refusalOf(write, error));
    }
    throw error;
  }
}
