import { durationToMilliseconds } from '@backstage/types';
import { Knex } from 'knex';
import { groupBy } from '../../accounts/freshness/groupBy';
import { Clock, HubError, TagGateway, TagGatewayProvider } from '../../aws';
import { SourceSettings, TagSourceSettings } from '../../config';
import { chunks } from '../../database/chunks';
import { transact } from '../../database/contention';
import {
  DueResource,
  selectDueResources,
  settleAsked,
} from '../../database/operations/tags';
import { eachLimited } from '../../concurrency/eachLimited';
import { taggingRegion } from './readableResource';
import { IssueRefolder, readTagsOf, retag } from './retag';

/** What one run over a source came to. */
export type TagRun = {
  /** Resources */
  asked: number;
  answered: number;
  /** Findings that were written anew */
  changed: number;
  /** One for each account and Region that could not be read, or for the aggregator */
  failures: HubError[];
};

/** What a run works with. */
export type SourceTagsOptions = {
  knex: Knex;
  gateways: TagGatewayProvider;
  issues: IssueRefolder;
  clock: Pick<Clock, 'now'>;
  source: SourceSettings & { tags: TagSourceSettings };
  signal: AbortSignal;
};

/** Resources that one run asks for at most: at two requests a second it ends before the next one begins. */
const MOST_RESOURCES = 10_000;
/** Accounts and Regions that are asked at once; each has its own budget at AWS. */
const CONCURRENT_PLACES = 8;
/** What could not be read is tried again after this time, or when it is due, should that be earlier. */
const RETRY_MILLISECONDS = 60 * 60_000;
const MOST_SETTLED_AT_ONCE = 1_000;

/** Reads the tags of a source's resources that are due, and gives findings to other owners where they have changed. */
export class SourceTags {
  static create(options: SourceTagsOptions): SourceTags {
    return new SourceTags(options);
  }

  readonly #options: SourceTagsOptions;
  readonly #run: TagRun = { asked: 0, answered: 0, changed: 0, failures: [] };

  private constructor(options: SourceTagsOptions) {
    this.#options = options;
  }

  /** @throws what the store throws, and the reason of the signal */
  async read(): Promise<TagRun> {
    const { knex, source, clock } = this.#options;
    const due = await selectDueResources(knex, {
      source: source.name,
      askedBefore: timeText(clock.now() - this.#refreshMilliseconds),
      most: MOST_RESOURCES,
    });
    if (due.length > 0) {
      await (source.tags.from === 'config-aggregator'
        ? this.#readAggregator(due)
        : this.#readPlaces(due));
    }
    return this.#run;
  }

  async #readAggregator(due: DueResource[]): Promise<void> {
    const { gateways, source } = this.#options;
    // Nothing can be read without it: what is due stays so
    await this.#noteFailure(async () => {
      await this.#ask(due, () => gateways.aggregatorOf(source.name));
    });
  }

  async #readPlaces(due: DueResource[]): Promise<void> {
    const { gateways, source } = this.#options;
    const places = groupBy(
      due,
      ({ account, region }) =>
        `${account} ${taggingRegion(region, source.partition) ?? ''}`,
    );
    await eachLimited([...places], CONCURRENT_PLACES, async entry => {
      const [place, resources] = entry;
      const [account, region] = place.split(' ');
      if (region === '') {
        await this.#settle(resources);
        return;
      }
      const failed = await this.#noteFailure(async () => {
        await this.#ask(resources, () =>
          gateways.taggingApiOf({ source: source.name, account, region }),
        );
      });
      if (failed) {
        // Else it would stand before the others again and again
        await this.#postpone(resources);
      }
    });
  }

  async #ask(
    due: DueResource[],
    connect: () => Promise<TagGateway>,
  ): Promise<void> {
    const { knex, issues, clock, signal } = this.#options;
    const byArn = groupBy(due, resource => resource.resource_id);
    const gateway = await connect();
    try {
      const requests = gateway.requestsFor([...byArn.keys()]);
      for (const arns of requests) {
        signal.throwIfAborted();
        const askedAt = timeText(clock.now());
        const found = await gateway.read(arns, signal);
        const asked = arns.flatMap(arn => byArn.get(arn) ?? []);
        const answers = readTagsOf(asked, found, askedAt);
        this.#run.asked += asked.length;
        this.#run.answered += answers.length;
        this.#run.changed += await retag({
          knex,
          issues,
          asked,
          answers,
          askedAt,
          signal,
        });
        for (const arn of arns) {
          byArn.delete(arn);
        }
      }
    } finally {
      gateway.close();
    }
    // What the service does not cover stays as it is, until it may cover it
    await this.#settle([...byArn.values()].flat());
  }

  /** @returns whether AWS has failed */
  async #noteFailure(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return false;
    } catch (error) {
      if (!(error instanceof HubError)) {
        throw error;
      }
      this.#run.failures.push(error);
      return true;
    }
  }

  async #settle(
    resources: DueResource[],
    time = this.#options.clock.now(),
  ): Promise<void> {
    const { knex } = this.#options;
    for (const part of chunks(resources, MOST_SETTLED_AT_ONCE)) {
      await transact(knex, async transaction => {
        await settleAsked(transaction, part, timeText(time));
      });
    }
  }

  async #postpone(resources: DueResource[]): Promise<void> {
    const refresh = this.#refreshMilliseconds;
    const again = Math.min(refresh, RETRY_MILLISECONDS);
    await this.#settle(resources, this.#options.clock.now() - refresh + again);
  }

  get #refreshMilliseconds(): number {
    return durationToMilliseconds(this.#options.source.tags.refresh);
  }
}

function timeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
