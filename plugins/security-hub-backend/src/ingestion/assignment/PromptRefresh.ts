import { LoggerService } from '@backstage/backend-plugin-api';
import { Clock } from '../../aws';
import { storeMessage } from '../../database/faults';
import { OwnershipRefresher } from './OwnershipRefresher';

/** Together half a minute: by then the sweep comes by itself. */
const TRIES = 60;
const PAUSE_MILLISECONDS = 500;

/**
 * Has what people decide about ownership take effect without waiting for the next sweep. While another replica is at work, which may have
 * begun before the decision, it is tried again. The other replicas follow before they store anything: see `OwnershipOutdated`.
 */
export class PromptRefresh {
  static create(options: {
    refresher: Pick<OwnershipRefresher, 'tryRefresh'>;
    clock: Pick<Clock, 'sleep'>;
    logger: LoggerService;
  }): PromptRefresh {
    return new PromptRefresh(options);
  }

  readonly #options: Parameters<typeof PromptRefresh.create>[0];
  readonly #stopped = new AbortController();
  #asked = false;
  #running: Promise<void> | undefined;

  private constructor(options: Parameters<typeof PromptRefresh.create>[0]) {
    this.#options = options;
  }

  /** Returns at once; several calls while one sweep runs make one more. */
  soon(): void {
    this.#asked = true;
    this.#running ??= this.#run();
  }

  /** Ends what is under way. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    while (this.#asked && !signal.aborted) {
      this.#asked = false;
      try {
        await this.#untilDone(signal);
      } catch (error) {
        if (!signal.aborted) {
          this.#options.logger.warn(
            'What was decided on a claim takes effect with the next sweep of the catalog',
            { cause: storeMessage(error) },
          );
        }
      }
    }
    this.#running = undefined;
  }

  async #untilDone(signal: AbortSignal): Promise<void> {
    const { refresher, clock } = this.#options;
    for (let tried = 1; !signal.aborted; tried += 1) {
      try {
        if ((await refresher.tryRefresh()) !== undefined) {
          return;
        }
        if (tried >= TRIES) {
          throw new Error('Another replica is sweeping the catalog');
        }
      } catch (error) {
        if (tried >= TRIES) {
          throw error;
        }
      }
      await clock.sleep(PAUSE_MILLISECONDS, signal);
    }
  }
}
