import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { HumanDuration } from '@backstage/types';
import { SecurityHubSettings } from './config';
import { storeMessage } from './database/faults';
import { Leases } from './database/operations/leases';
import { OwnershipSweep } from './ingestion/assignment/OwnershipSweep';
import { PriorityRefresher } from './ingestion/assignment/PriorityRefresher';
import { OverlayRefresher, OverlayState } from './handbook/overlay';
import { AccountTagReader } from './ingestion/accountTags';
import { AccountChecker } from './ingestion/checks';
import { TagReader } from './ingestion/enrichment';
import { PullWorker } from './ingestion/pull';
import { Retention } from './ingestion/retention/Retention';
import { TriageTasks } from './triage';

type Task = {
  id: string;
  frequency: HumanDuration;
  run: (signal: AbortSignal) => Promise<unknown>;
};

/** What runs now and then. */
export type Tasks = {
  logger: LoggerService;
  scheduler: SchedulerService;
  leases: Leases;
  settings: SecurityHubSettings;
  ownershipSweep: OwnershipSweep;
  priorities: PriorityRefresher;
  triageTasks: TriageTasks;
  retention: Retention;
  checker: AccountChecker;
  tagReader: TagReader;
  accountTagReader: AccountTagReader;
  overlay: OverlayState;
  overlayRefresher: OverlayRefresher;
  pull: PullWorker;
};

/**
 * Starts the periodic work. Every replica looks when something is due; whoever holds its lease does it. A replica that dies is followed by
 * another one within a minute, which the scheduler's own locks would take up to a task's time limit for.
 */
export async function scheduleTasks(tasks: Tasks): Promise<void> {
  const { logger, scheduler, leases, settings, triageTasks, retention } = tasks;
  const { schedules } = settings;
  await leases.begin();
  const alone = (id: string, run: Task['run']): Task['run'] => {
    return async signal =>
      await leases.withLease(id, async lost => {
        await run(AbortSignal.any([signal, lost]));
      });
  };
  const local: Task[] = [
    {
      // Takes a lease of its own for each source
      id: 'tags',
      frequency: { minutes: 5 },
      run: async signal => await tasks.tagReader.run(signal),
    },
    {
      // As above
      id: 'account-tags',
      frequency: { minutes: 5 },
      run: async signal => await tasks.accountTagReader.run(signal),
    },
    {
      // Each replica needs its own view of the catalog.
      id: 'catalog-sweep',
      frequency: schedules.catalogSweep,
      run: async signal => await tasks.ownershipSweep.run(signal),
    },
    {
      // What one replica has read, all of them serve
      id: 'handbook-overlay-state',
      frequency: { seconds: 30 },
      run: async () => await tasks.overlay.refresh(),
    },
  ];
  const shared: Task[] = [
    {
      id: 'write-back',
      frequency: schedules.writeBack,
      run: async () => await triageTasks.writePending(),
    },
    {
      id: 'verification',
      frequency: schedules.verification,
      run: async () => await triageTasks.verifyWritten(),
    },
    {
      id: 'expiry',
      frequency: schedules.expiry,
      run: async () => await triageTasks.expireDue(),
    },
    {
      id: 'priorities',
      frequency: { seconds: 30 },
      run: async signal => await tasks.priorities.run(signal),
    },
    {
      id: 'retention',
      frequency: schedules.retention,
      run: async signal => await retention.run(signal),
    },
    {
      id: 'handbook-overlay',
      frequency: settings.handbook.overlay?.schedule ?? { hours: 1 },
      run: async () => {
        await tasks.overlayRefresher.run();
        await tasks.overlay.refresh();
      },
    },
    {
      // Everything every `schedules.checks`, accounts that are new at once
      id: 'checks',
      frequency: { minutes: 1 },
      run: async signal => await tasks.checker.run(signal),
    },
  ];
  for (const { id, frequency, run } of [
    ...local,
    ...shared.map(task => ({ ...task, run: alone(task.id, task.run) })),
  ]) {
    await scheduler.scheduleTask({
      id: `security-hub-${id}`,
      frequency,
      scope: 'local',
      timeout: { minutes: 30 },
      fn: async signal => {
        try {
          await run(signal);
        } catch (error) {
          // The scheduler itself is silent about it
          if (!signal.aborted) {
            logger.warn(`Task ${id} failed`, { cause: storeMessage(error) });
          }
        }
      },
    });
  }
  await tasks.pull.start(scheduler);
}
