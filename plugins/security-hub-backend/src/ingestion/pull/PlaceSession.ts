import { SyncKind } from '../../database/operations/sync';
import { DuePlace, TargetWork } from './duePlaces';
import { PullTarget } from './pullTargets';

/** What a session works with. */
export type PlaceSessionOptions = {
  /** What is due on the place at this moment, by the store */
  due: (place: DuePlace) => Promise<TargetWork[]>;
  run: (
    kind: SyncKind,
    target: PullTarget,
    signal: AbortSignal,
  ) => Promise<void>;
};

/**
 * Work on one account and Region while its lease is held. All that is due goes on at once: the rate limiter decides who goes first.
 * What becomes due meanwhile is taken in, until nothing is left.
 */
export class PlaceSession {
  static create(options: PlaceSessionOptions): PlaceSession {
    return new PlaceSession(options);
  }

  readonly #options: PlaceSessionOptions;
  readonly #running = new Map<string, Promise<void>>();
  #signal: AbortSignal | undefined;
  #failures: unknown[] = [];

  private constructor(options: PlaceSessionOptions) {
    this.#options = options;
  }

  /** Looks what is due, does it, and ends when nothing runs any more. @throws what the store throws, at the end */
  async work(place: DuePlace, signal: AbortSignal): Promise<void> {
    this.#signal = signal;
    // Another replica may have done it since it was found due
    await this.join(place);
    while (this.#running.size > 0) {
      await Promise.race(this.#running.values());
    }
    if (this.#failures.length > 0) {
      throw this.#failures[0];
    }
  }

  /** Begins what has become due meanwhile and does not run yet. Does nothing before the lease is held. */
  async join(place: DuePlace): Promise<void> {
    if (!this.#signal || this.#signal.aborted) {
      return;
    }
    for (const work of await this.#options.due(place)) {
      this.#begin(work, this.#signal);
    }
  }

  #begin({ kind, target }: TargetWork, signal: AbortSignal): void {
    const key = kind === 'members' ? kind : `${target.service}/${kind}`;
    if (this.#running.has(key)) {
      return;
    }
    // Who is read by itself has to be known before an administrator is read
    const members = this.#running.get('members');
    const work = (async () => {
      if (kind === 'full') {
        await members;
      }
      if (!signal.aborted) {
        await this.#options.run(kind, target, signal);
      }
    })();
    this.#running.set(
      key,
      work
        .catch(error => {
          this.#failures.push(error);
        })
        .finally(() => {
          this.#running.delete(key);
        }),
    );
  }
}
