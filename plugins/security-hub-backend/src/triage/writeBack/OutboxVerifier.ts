import { FindingRecord } from 'backstage-plugin-security-hub-common';
import { randomUUID } from 'node:crypto';
import { storeMessage } from '../../database/faults';
import { HubError } from '../../aws/HubError';
import { HubTarget } from '../../aws/types';
import { chunks } from '../../database/chunks';
import { loadRecords } from '../../database/operations/findings/loadRecords';
import { claimRowsToVerify } from '../../database/operations/triage/claimOutboxRows';
import { OutboxRow } from '../../database/operations/triage/rows';
import { Ingestor } from '../../ingestion/observation';
import { WriteBackEvent, WriteBackPolicy } from '../state/outbox';
import { readDestinations } from './destination';
import { eachLimited } from '../../concurrency/eachLimited';
import { WriteBackOptions } from './OutboxWriter';
import { leaseOf, newLease, policyOf } from './policy';
import { ReadAgain, readAgain } from './readAgain';
import { settleRows } from './settleRows';
import { isSightingOf } from './sighting';

/** What verifying needs: also whoever takes in what was seen. */
export type VerifierOptions = WriteBackOptions & {
  ingestor: Pick<Ingestor, 'ingest'>;
};

/** AWS: 20 values a filter. */
const idsAtOnce = 20;
const rowsAtOnce = 200;
const longestRun = 20;
const targetsAtOnce = 4;
/** When AWS cannot be asked at the moment. */
const pause = 60_000;

type Check = { row: OutboxRow; record: FindingRecord; targets: HubTarget[] };

/**
 * Reads again what was written, in the member account where it can be read. What it sees goes to the ingestor too, so that the store
 * follows. A write that does not show after the last read is failed, or made by the administrator where the mode says so.
 */
export class OutboxVerifier {
  readonly #options: VerifierOptions;
  readonly #policy: WriteBackPolicy;
  readonly #leaseTime: number;

  static create(options: VerifierOptions): OutboxVerifier {
    return new OutboxVerifier(options);
  }

  private constructor(options: VerifierOptions) {
    this.#options = options;
    const timing = options.timing ?? {};
    this.#policy = policyOf(options.settings.writeBack, timing);
    this.#leaseTime = leaseOf(timing);
  }

  /** Reads what is due. @returns how many rows were worked on */
  async verifyWritten(): Promise<number> {
    const { database, clock } = this.#options;
    let worked = 0;
    for (let run = 0; run < longestRun; run++) {
      const lease = newLease(randomUUID(), clock(), this.#leaseTime);
      const rows = await claimRowsToVerify(database, lease, rowsAtOnce);
      if (rows.length === 0) {
        break;
      }
      worked += rows.length;
      await this.#work(rows, lease.id);
    }
    return worked;
  }

  async #work(rows: OutboxRow[], lease: string): Promise<void> {
    const { database, settings } = this.#options;
    const records = await loadRecords(database, {
      recordKeys: rows.map(row => row.record_key),
    });
    const groups = new Map<string, Check[]>();
    const gone: OutboxRow[] = [];
    for (const row of rows) {
      const stored = records.get(row.record_key);
      const source = settings.sources.find(
        candidate => candidate.name === stored?.source,
      );
      if (stored) {
        const targets = readDestinations(source, stored.record.identity);
        const key = JSON.stringify([stored.record.identity.format, targets]);
        const check = { row, record: stored.record, targets };
        groups.set(key, [...(groups.get(key) ?? []), check]);
      } else {
        gone.push(row);
      }
    }
    await this.#settle(
      lease,
      gone.map(row => ({
        id: row.id,
        event: {
          type: 'moot',
          message: 'AWS does not keep the record any more',
        },
      })),
    );
    const parts = [...groups.values()].flatMap(group =>
      chunks(group, idsAtOnce),
    );
    await eachLimited(parts, targetsAtOnce, async checks => {
      await this.#check(checks, lease);
    });
  }

  async #check(checks: Check[], lease: string): Promise<void> {
    const { gateways, logger } = this.#options;
    const [{ targets, record: first }] = checks;
    let result: ReadAgain;
    try {
      result = await readAgain(gateways, targets, {
        format: first.identity.format,
        ids: [...new Set(checks.map(({ record }) => record.identity.id))],
      });
    } catch (error) {
      logger.error('Reading written findings again broke off', {
        error: storeMessage(error),
      });
      return;
    }
    await this.#settle(
      lease,
      checks.map(check => ({
        id: check.row.id,
        event: this.#eventOf(check, result),
      })),
    );
    await this.#handOver(checks, result);
  }

  #eventOf({ row, record }: Check, result: ReadAgain): WriteBackEvent {
    const now = this.#options.clock();
    const at = now.toISOString();
    const random = this.#options.random();
    if (!result.read) {
      return result.error?.retryable
        ? {
            type: 'not-readable-yet',
            nextAt: new Date(now.getTime() + pause).toISOString(),
          }
        : { type: 'not-seen', at, random, message: cannotBeRead(result.error) };
    }
    const sighting = result.sightings.find(candidate =>
      isSightingOf(candidate, record.identity),
    );
    const place = `account ${result.target.account}, ${result.target.region}`;
    if (!sighting) {
      const message = `AWS took the write, but does not return the finding in ${place}`;
      return { type: 'not-seen', at, random, message };
    }
    if (sighting.recordState === 'ARCHIVED' || sighting.passed) {
      const message = 'It passed or was archived after the write';
      return { type: 'moot', message };
    }
    if (sighting.workflow === row.workflow) {
      const message = result.fallback
        ? 'Seen in the administrator account; the member account could not be read'
        : undefined;
      return { type: 'seen', at, message };
    }
    const message = `AWS took the write, but still shows ${sighting.workflow} in ${place}`;
    return { type: 'not-seen', at, random, message };
  }

  /** The row is settled first: what the store makes of the sight must not cost the verification. */
  async #handOver(checks: Check[], result: ReadAgain): Promise<void> {
    const { ingestor, logger } = this.#options;
    if (!result.read || result.documents.length === 0) {
      return;
    }
    const { source, account, region } = result.target;
    const [{ record: first }] = checks;
    const { format } = first.identity;
    const wanted = new Set(checks.map(({ record }) => record.identity.id));
    try {
      await ingestor.ingest({
        source,
        readFrom: { account, region },
        observations: result.documents
          .filter(({ sighting }) => sighting && wanted.has(sighting.id))
          .map(({ document, observedAt }) => ({
            document,
            observedAt,
            format,
          })),
      });
    } catch (error) {
      logger.warn('Findings that were read again could not be stored', {
        error: storeMessage(error),
      });
    }
  }

  async #settle(
    lease: string,
    outcomes: Array<{ id: number; event: WriteBackEvent }>,
  ): Promise<void> {
    await settleRows(this.#options.database, {
      lease,
      outcomes,
      policy: this.#policy,
      at: this.#options.clock().toISOString(),
    });
  }
}

function cannotBeRead(error: HubError | undefined): string {
  return error
    ? `AWS took the write, but it cannot be checked: ${error.message}`
    : 'AWS took the write, but it cannot be checked: its source is no longer in the configuration';
}
