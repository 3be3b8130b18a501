import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { storeMessage } from '../../database/faults';
import { Clock } from '../../aws';
import { ScheduleSettings, SourceSettings } from '../../config';
import { Leases } from '../../database/operations/leases';
import { SyncState, SyncStateStore } from '../../database/operations/sync';
import { DuePlace, duePlaces, workOf } from './duePlaces';
import { Puller } from './Puller';
import { PlaceSession } from './PlaceSession';
import { pullTargets } from './pullTargets';
import { SyncSourceOfRecord } from './SyncSourceOfRecord';

/** What a worker works with. */
export type PullWorkerOptions = {
  puller: Pick<Puller, 'run'>;
  states: SyncStateStore;
  leases: Leases;
  readers: SyncSourceOfRecord;
  sources: SourceSettings[];
  schedules: Pick<
    ScheduleSettings,
    'pull' | 'fullRead' | 'incremental' | 'statusSweep' | 'dirtyReads'
  >;
  clock: Clock;
  logger: LoggerService;
  /** Whether what is read can be stored. Before, this process leaves the reads to others instead of holding their leases. Default: always */
  isReady?: () => boolean;
  /** Accounts and Regions that this process reads at once, default 50; each has its own budget at AWS */
  places?: number;
};

const PLACES = 50;
/** After this time a full read makes room for places that wait, and goes on later. */
const SLICE_MILLISECONDS = 3 * 60_000;

/**
 * Reads what is due, side by side with the workers of other replicas: each account and Region is read by whoever holds its lease. What
 * is due is known from the store, not from timers, so that it does not matter who has read it last, or when a process was started.
 */
export class PullWorker {
  static create(options: PullWorkerOptions): PullWorker {
    return new PullWorker(options);
  }

  readonly #options: PullWorkerOptions;
  readonly #sessions = new Map<string, PlaceSession>();
  readonly #work = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  #queue: DuePlace[] = [];

  private constructor(options: PullWorkerOptions) {
    this.#options = options;
  }

  /** Makes known what config says is to be read, and looks for work from now on. */
  async start(scheduler: SchedulerService): Promise<void> {
    const { states, leases, readers, sources, schedules } = this.#options;
    await leases.begin();
    await states.setReaders(sources.flatMap(pullTargets));
    await readers.refresh();
    await scheduler.scheduleTask({
      id: 'security-hub-pull',
      scope: 'local',
      frequency: schedules.pull,
      timeout: { minutes: 5 },
      fn: async () => await this.look(),
    });
  }

  /** Looks once for what is due, and begins with it; does not wait for its end. @throws what the store throws */
  async look(): Promise<void> {
    if (this.#stopping.signal.aborted) {
      return;
    }
    const { states, readers, sources, schedules, clock } = this.#options;
    if (this.#options.isReady?.() === false) {
      return;
    }
    const rows = await states.listReaders();
    readers.update(rows);
    const due = duePlaces(rows, sources, clock.now(), schedules);
    this.#queue = due.filter(({ key }) => !this.#sessions.has(key));
    for (const place of due) {
      await this.#sessions.get(place.key)?.join(place);
    }
    this.#fill();
  }

  /** Waits until nothing is under way in this process. */
  async idle(): Promise<void> {
    while (this.#work.size > 0) {
      await Promise.all(this.#work);
    }
  }

  /** Stops all that is under way, and gives the leases back. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The portal is shutting down'));
    this.#queue = [];
    await this.idle();
  }

  #fill(): void {
    const most = this.#options.places ?? PLACES;
    while (this.#sessions.size < most && !this.#stopping.signal.aborted) {
      const place = this.#queue.shift();
      if (!place) {
        return;
      }
      this.#begin(place);
    }
  }

  #begin(place: DuePlace): void {
    const { leases, logger } = this.#options;
    const session = this.#createSession();
    this.#sessions.set(place.key, session);
    const work = leases
      .withLease(`pull/${place.key}/read`, async lost => {
        const signal = AbortSignal.any([lost, this.#stopping.signal]);
        await session.work(place, signal);
      })
      .then(
        () => {},
        error => {
          logger.warn(`Reading ${place.key} was broken off`, {
            cause: storeMessage(error),
          });
        },
      )
      .then(() => {
        this.#sessions.delete(place.key);
        this.#work.delete(work);
        this.#fill();
      });
    this.#work.add(work);
  }

  #createSession(): PlaceSession {
    const { puller, clock } = this.#options;
    const until = clock.now() + SLICE_MILLISECONDS;
    return PlaceSession.create({
      due: async place => await this.#dueOn(place),
      run: async (kind, target, signal) => {
        await puller.run(kind, target, {
          signal,
          breakOff: () => this.#queue.length > 0 && clock.now() > until,
        });
      },
    });
  }

  async #dueOn({ targets }: DuePlace) {
    const { states, schedules, clock } = this.#options;
    const rows = await Promise.all(targets.map(item => states.get(item)));
    const known = rows.filter((row): row is SyncState => row !== undefined);
    return workOf(known, clock.now(), schedules);
  }
}
