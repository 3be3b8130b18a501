import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { SECURITY_HUB_CATALOG_TOPIC } from 'backstage-plugin-security-hub-node';
import { Clock } from '../../aws';
import { storeMessage } from '../../database/faults';
import { OwnershipRefresher } from './OwnershipRefresher';

/** The catalog shows a change a second or two after the hint, as it stores it first. */
const QUIET_MILLISECONDS = 3000;
/** While hints come all the time, as when a catalog is filled. */
const LONGEST_MILLISECONDS = 15_000;

/**
 * Sweeps the catalog soon after hints that it has changed, many hints once. What they say is not believed, only that there is something to
 * look at; one that is lost, or comes too early, is made up for by the next sweep.
 */
export class CatalogHints {
  static create(options: {
    refresher: Pick<OwnershipRefresher, 'refresh'>;
    clock: Pick<Clock, 'sleep'>;
    logger: LoggerService;
  }): CatalogHints {
    return new CatalogHints(options);
  }

  readonly #options: Parameters<typeof CatalogHints.create>[0];
  readonly #stopped = new AbortController();
  #hints = 0;
  #running: Promise<void> | undefined;

  private constructor(options: Parameters<typeof CatalogHints.create>[0]) {
    this.#options = options;
  }

  /** Of several replicas that share their events one gets each; the others follow it. */
  async follow(events: Pick<EventsService, 'subscribe'>): Promise<void> {
    await events.subscribe({
      id: 'catalog-hints',
      topics: [SECURITY_HUB_CATALOG_TOPIC],
      onEvent: async () => {
        this.#hints += 1;
        this.#running ??= this.#run();
      },
    });
  }

  /** Waits for the sweep that is under way, and begins no other. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { refresher, logger } = this.#options;
    const { signal } = this.#stopped;
    let seen: number | undefined;
    while (seen !== this.#hints && !signal.aborted) {
      try {
        seen = await this.#quiet(signal);
        await refresher.refresh();
      } catch (error) {
        // Failures in a row are told by the periodic sweep
        if (!signal.aborted) {
          logger.debug('A sweep after a change of the catalog failed', {
            cause: storeMessage(error),
          });
        }
      }
    }
    this.#running = undefined;
  }

  /** Resolves to the number of hints until then. */
  async #quiet(signal: AbortSignal): Promise<number> {
    const { clock } = this.#options;
    let waited = 0;
    let seen: number;
    do {
      seen = this.#hints;
      await clock.sleep(QUIET_MILLISECONDS, signal);
      waited += QUIET_MILLISECONDS;
    } while (seen !== this.#hints && waited < LONGEST_MILLISECONDS);
    return this.#hints;
  }
}
