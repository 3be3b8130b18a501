import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { HumanDuration } from '@backstage/types';
import { ScheduleSettings, SourceSettings } from '../../config';
import { SyncStateStore } from '../../database/operations/sync';
import { forEachConcurrently } from './forEachConcurrently';
import { Puller } from './Puller';
import { PullTarget, pullTargets } from './pullTargets';

/** What is scheduled, and with what. */
export type PullSchedulerOptions = {
  scheduler: SchedulerService;
  puller: Pick<Puller, 'readAll' | 'readChanges' | 'sweepStatus' | 'readDirty'>;
  states: SyncStateStore;
  sources: SourceSettings[];
  schedules: ScheduleSettings;
  logger: LoggerService;
};

/** Accounts of a source that are read at once; each has its own budget at AWS. */
const CONCURRENT_TARGETS = 8;

type Task = {
  name: string;
  frequency: HumanDuration;
  /** A replica that died keeps the task for so long; a run that lasts longer is stopped */
  timeout: HumanDuration;
  run: (target: PullTarget, signal: AbortSignal) => Promise<void>;
};

/**
 * Schedules the reads of all sources, one task for each source and kind of read. The tasks are global: of several
 * replicas one runs them. They begin at once at the start of the portal.
 */
export class PullScheduler {
  private readonly options: PullSchedulerOptions;

  static create(options: PullSchedulerOptions): PullScheduler {
    return new PullScheduler(options);
  }

  private constructor(options: PullSchedulerOptions) {
    this.options = options;
  }

  async start(): Promise<void> {
    const { sources, states } = this.options;
    await states.setReaders(sources.flatMap(pullTargets));
    const known = await states.list();
    const readBefore = known.some(row => row.lastFullReadAt !== undefined);
    for (const source of sources) {
      for (const task of this.tasks()) {
        await this.schedule(source, task, readBefore);
      }
    }
  }

  private tasks(): Task[] {
    const { puller, schedules } = this.options;
    return [
      {
        name: 'full-read',
        // How often it looks whether one is due, or has to go on
        frequency: { minutes: 1 },
        // Short, since it can go on where it was stopped
        timeout: { minutes: 5 },
        run: (target, signal) => puller.readAll(target, signal),
      },
      {
        name: 'incremental-read',
        frequency: schedules.incremental,
        timeout: { minutes: 30 },
        run: (target, signal) => puller.readChanges(target, signal),
      },
      {
        name: 'status-sweep',
        frequency: schedules.statusSweep,
        timeout: { minutes: 30 },
        run: (target, signal) => puller.sweepStatus(target, signal),
      },
      {
        name: 'dirty-read',
        frequency: schedules.dirtyReads,
        timeout: { minutes: 30 },
        run: (target, signal) => puller.readDirty(target, signal),
      },
    ];
  }

  private async schedule(
    source: SourceSettings,
    task: Task,
    readBefore: boolean,
  ): Promise<void> {
    const { scheduler, logger } = this.options;
    const id = `security-hub-${source.name}-${task.name}`;
    await scheduler.scheduleTask({
      id,
      scope: 'global',
      frequency: task.frequency,
      timeout: task.timeout,
      fn: async signal => {
        await forEachConcurrently(
          pullTargets(source),
          CONCURRENT_TARGETS,
          async target => {
            if (!signal.aborted) {
              await task.run(target, signal);
            }
          },
        );
      },
    });
    if (readBefore) {
      // A task that an earlier process has scheduled would wait for its time
      try {
        await scheduler.triggerTask(id);
      } catch (error) {
        logger.debug(`Task ${id} runs already: ${error}`);
      }
    }
  }
}
