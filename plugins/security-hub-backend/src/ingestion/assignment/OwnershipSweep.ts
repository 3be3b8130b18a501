import { LoggerService } from '@backstage/backend-plugin-api';
import { storeMessage } from '../../database/faults';
import { Clock } from '../../aws';
import { OwnershipRefresher } from './OwnershipRefresher';

/** Failures in a row that are nothing to talk about: at the start the catalog may not answer yet. */
const QUIET_FAILURES = 4;
const FIRST_PAUSE_MILLISECONDS = 2000;
const LONGEST_PAUSE_MILLISECONDS = 30_000;

/**
 * The periodic sweep of the catalog. Nothing is stored before the first one, so that one is tried again every two seconds, after
 * ten seconds less and less often; later ones are left to their schedule.
 */
export class OwnershipSweep {
  static create(options: {
    refresher: Pick<OwnershipRefresher, 'refresh'>;
    clock: Pick<Clock, 'sleep'>;
    logger: LoggerService;
  }): OwnershipSweep {
    return new OwnershipSweep(options);
  }

  readonly #options: Parameters<typeof OwnershipSweep.create>[0];
  #swept = false;
  #failures = 0;

  private constructor(options: Parameters<typeof OwnershipSweep.create>[0]) {
    this.#options = options;
  }

  /** @throws the reason of the signal, as soon as it is aborted while waiting for the catalog */
  async run(signal: AbortSignal): Promise<void> {
    const { refresher, clock } = this.#options;
    for (;;) {
      try {
        await refresher.refresh();
        this.#succeeded();
        return;
      } catch (error) {
        this.#failed(error);
        if (this.#swept) {
          return;
        }
      }
      await clock.sleep(this.#pause(), signal);
    }
  }

  #pause(): number {
    const doublings = Math.max(0, this.#failures - 1 - QUIET_FAILURES);
    return Math.min(
      LONGEST_PAUSE_MILLISECONDS,
      FIRST_PAUSE_MILLISECONDS * 2 ** doublings,
    );
  }

  #succeeded(): void {
    if (this.#failures > QUIET_FAILURES) {
      this.#options.logger.info('The owners of findings follow the catalog');
    }
    this.#swept = true;
    this.#failures = 0;
  }

  /** Once for each row of failures: the scheduler itself is silent about them. */
  #failed(error: unknown): void {
    this.#failures += 1;
    if (this.#failures === QUIET_FAILURES + 1) {
      this.#options.logger.warn(
        this.#swept
          ? 'The owners of findings stay as they are: the catalog could not be swept several times'
          : 'Findings are not stored yet: the catalog, which tells their owners, could not be swept several times',
        { cause: storeMessage(error) },
      );
    }
  }
}
