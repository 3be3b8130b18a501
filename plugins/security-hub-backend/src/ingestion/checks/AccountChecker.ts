import { LoggerService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { Knex } from 'knex';
import { storeMessage } from '../../database/faults';
import { ChecksGatewayProvider, Clock } from '../../aws';
import { SourceSettings } from '../../config';
import {
  AccountCheck,
  AccountCheckStore,
} from '../../database/operations/checks';
import { SyncState, SyncStateStore } from '../../database/operations/sync';
import { eachLimited } from '../../concurrency/eachLimited';
import { settle } from './answers';
import { checkLinkedRegions } from './checkLinkedRegions';
import { checkTarget } from './checkTarget';

/** What the checks work with. */
export type AccountCheckerOptions = {
  knex: Knex;
  gateways: ChecksGatewayProvider;
  states: Pick<SyncStateStore, 'list'>;
  checks: AccountCheckStore;
  sources: SourceSettings[];
  clock: Pick<Clock, 'now'>;
  logger: LoggerService;
  /** How often everything is looked at; what is new in between is looked at by the next run. Default: by every run */
  every?: HumanDuration;
};

/** Accounts that are looked at at once; each has its own budget at AWS. */
const CONCURRENT_TARGETS = 8;

function placeOf({
  account,
  region,
}: Pick<AccountCheck, 'account' | 'region'>): string {
  return `${account}/${region}`;
}

function textOf({ account, region, check }: AccountCheck): string {
  return `${account}/${region}/${check}`;
}

/**
 * Looks at what AWS has switched on, beside the findings: without it an account that checks nothing would look like one
 * without problems. Two calls an account and Region, two more an administrator.
 */
export class AccountChecker {
  readonly #options: AccountCheckerOptions;
  /** When all of a source was looked at, by our clock */
  readonly #looked = new Map<string, number>();

  static create(options: AccountCheckerOptions): AccountChecker {
    return new AccountChecker(options);
  }

  private constructor(options: AccountCheckerOptions) {
    this.#options = options;
  }

  /** One run over all sources. What AWS refuses is an answer; a stopped run keeps the former answers it did not renew. */
  async run(signal?: AbortSignal): Promise<void> {
    const { checks, sources, logger } = this.#options;
    await checks.retainSources(sources.map(({ name }) => name));
    for (const source of sources) {
      try {
        await this.#checkSource(source, signal);
      } catch (error) {
        // One source delays no other
        logger.warn(`Checks of source ${source.name} failed`, {
          cause: storeMessage(error),
        });
      }
    }
  }

  async #checkSource(
    source: SourceSettings,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { states, checks, gateways } = this.#options;
    const rows = await states.list({ source: source.name });
    const previous = new Map(
      (await checks.list({ source: source.name })).map(answer => [
        textOf(answer),
        answer,
      ]),
    );
    const kept: AccountCheck[] = [];
    const save = async (answers: AccountCheck[]) => {
      const settled = answers.map(answer =>
        settle(previous.get(textOf(answer)), answer, this.#options.clock.now()),
      );
      kept.push(...settled);
      await checks.save(settled);
    };
    const everything = this.#isDue(source);
    const known = new Set([...previous.values()].map(placeOf));
    const places = rows.filter(
      row =>
        row.state !== 'not-connected' &&
        (everything || !known.has(placeOf(row))),
    );
    if (everything) {
      await save(
        await this.#linkedRegions(source, rows, [...previous.values()]),
      );
    }
    await eachLimited(places, CONCURRENT_TARGETS, async row => {
      if (!signal?.aborted) {
        const withStandards = source.service !== 'unified';
        const answers = await checkTarget(gateways, row, withStandards);
        await save(answers.map(answer => this.#answer(row, answer)));
      }
    });
    if (everything && !signal?.aborted) {
      await checks.retain(source.name, kept);
      this.#looked.set(source.name, this.#options.clock.now());
    }
  }

  #isDue({ name }: SourceSettings): boolean {
    const { every, clock } = this.#options;
    const last = this.#looked.get(name);
    if (last === undefined || !every) {
      return true;
    }
    const passed = clock.now() - last;
    return passed < 0 || passed >= durationToMilliseconds(every);
  }

  async #linkedRegions(
    source: SourceSettings,
    rows: SyncState[],
    previous: AccountCheck[],
  ): Promise<AccountCheck[]> {
    const { administrator } = source;
    if (!administrator || source.service === 'unified') {
      return [];
    }
    const { knex, gateways } = this.#options;
    const { administrator: judgement, missing } = await checkLinkedRegions({
      knex,
      gateways,
      source,
      administrator,
      rows,
    });
    const { account, homeRegion: region } = administrator;
    const own = this.#answer(
      { source: source.name, account, region },
      { check: 'linked-regions', ...judgement },
    );
    const others = missing
      ? missing.map(({ message, ...place }) =>
          this.#answer(
            { source: source.name, ...place },
            { check: 'linked-regions', result: 'region-not-linked', message },
          ),
        )
      : // What was missing before may be missing still
        previous
          .filter(({ result }) => result === 'region-not-linked')
          .map(answer =>
            this.#answer(answer, {
              check: 'linked-regions',
              result: 'not-checked',
              message: judgement.message,
            }),
          );
    return [own, ...others];
  }

  #answer(
    place: Pick<AccountCheck, 'source' | 'account' | 'region'>,
    judged: Pick<AccountCheck, 'check' | 'result' | 'message'>,
  ): AccountCheck {
    const { source, account, region } = place;
    const { check, result, message } = judged;
    const checkedAt = new Date(this.#options.clock.now()).toISOString();
    return { source, account, region, check, result, message, checkedAt };
  }
}
