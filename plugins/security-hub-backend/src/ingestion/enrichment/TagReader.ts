import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { storeMessage } from '../../database/faults';
import { Clock, TagGatewayProvider } from '../../aws';
import { SourceSettings, TagSourceSettings } from '../../config';
import { Leases } from '../../database/operations/leases';
import {
  listTagSources,
  saveTagSource,
  TagSourceState,
} from '../../database/operations/tags';
import { OwnershipOutdated } from '../assignment/OwnershipOutdated';
import { forgetSource } from './forgetSource';
import { queueStored } from './queueStored';
import { IssueRefolder } from './retag';
import { SourceTags, TagRun } from './SourceTags';

/** What the reader works with. */
export type TagReaderOptions = {
  knex: Knex;
  sources: SourceSettings[];
  gateways: TagGatewayProvider;
  issues: IssueRefolder;
  leases: Pick<Leases, 'withLease'>;
  clock: Pick<Clock, 'now'>;
  logger: LoggerService;
};

type TaggedSource = SourceSettings & { tags: TagSourceSettings };

/** The sources whose tags are read. */
export function taggedSources(sources: SourceSettings[]): TaggedSource[] {
  return sources.flatMap(source =>
    source.tags ? { ...source, tags: source.tags } : [],
  );
}

/**
 * Reads the tags of resources again, where config says where from. A lease for each source: one replica reads it at a time. What AWS
 * refuses, or does not know, removes nothing.
 */
export class TagReader {
  static create(options: TagReaderOptions): TagReader {
    return new TagReader(options);
  }

  readonly #options: TagReaderOptions;

  private constructor(options: TagReaderOptions) {
    this.#options = options;
  }

  /** One run over all sources; to be called every few minutes. A bounded number of resources in each. */
  async run(stopped?: AbortSignal): Promise<void> {
    const { knex, issues, leases, logger } = this.#options;
    const states = await listTagSources(knex);
    const sources = taggedSources(this.#options.sources);
    const names = new Set(sources.map(({ name }) => name));
    const gone = states.filter(({ source }) => !names.has(source));
    if (sources.length === 0 && gone.length === 0) {
      return;
    }
    await issues.ready();
    const work = async (
      name: string,
      task: (signal: AbortSignal) => Promise<void>,
    ) => {
      try {
        await leases.withLease(`tags:${name}`, async lost => {
          await task(stopped ? AbortSignal.any([lost, stopped]) : lost);
        });
      } catch (error) {
        // One source delays no other; what is due stays so
        logger.warn(`Reading tags of source ${name} was broken off`, {
          cause: storeMessage(error),
        });
      }
    };
    for (const { source } of gone) {
      await work(source, async signal => {
        await forgetSource({ knex, issues, source, signal });
      });
    }
    for (const source of sources) {
      await work(source.name, async signal => {
        await this.#read(source, signal);
      });
    }
  }

  async #read(source: TaggedSource, signal: AbortSignal): Promise<void> {
    const { knex } = this.#options;
    const before = (await listTagSources(knex)).find(
      state => state.source === source.name,
    );
    const progress = await queueStored(
      knex,
      source.name,
      before ?? { allQueued: false },
      signal,
    );
    const state: TagSourceState = {
      asked: 0,
      answered: 0,
      changed: 0,
      failedPlaces: 0,
      ...before,
      ...progress,
      source: source.name,
      lastRunAt: this.#now(),
    };
    try {
      const run = await SourceTags.create({
        ...this.#options,
        source,
        signal,
      }).read();
      await saveTagSource(knex, this.#after(state, run));
    } catch (error) {
      await saveTagSource(knex, state);
      // Another replica knows a newer catalog: the next run goes on, with the owners of then
      if (!(error instanceof OwnershipOutdated)) {
        throw error;
      }
    }
  }

  #after(state: TagSourceState, run: TagRun): TagSourceState {
    const { logger } = this.#options;
    const at = this.#now();
    const [failure] = run.failures;
    if (failure) {
      logger.warn(
        `Tags of source ${state.source} could not be read: ${failure.message}`,
        { failedPlaces: run.failures.length },
      );
    } else if (run.asked === 0) {
      // Nothing was due: what is known of the last run that asked stays
      return state;
    }
    const { asked, answered, changed, failures } = run;
    logger.info('Tags read', {
      source: state.source,
      asked,
      answered,
      changed,
    });
    return {
      ...state,
      asked,
      answered,
      changed,
      failedPlaces: failures.length,
      lastSuccessAt: failure ? state.lastSuccessAt : at,
      lastError: failure && {
        kind: failure.kind,
        message: failure.message,
        at,
      },
    };
  }

  #now(): string {
    return new Date(this.#options.clock.now()).toISOString();
  }
}
