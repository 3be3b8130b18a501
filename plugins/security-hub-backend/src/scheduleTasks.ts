import { SchedulerService } from '@backstage/backend-plugin-api';
import { HumanDuration } from '@backstage/types';
import { SecurityHubSettings } from './config';
import { OwnershipSweep } from './ingestion/assignment/OwnershipSweep';
import { PullScheduler } from './ingestion/pull';
import { TriageTasks } from './triage';

/** Starts the periodic work. All tasks but the sweep of the catalog run in one replica at a time. */
export async function scheduleTasks(options: {
  scheduler: SchedulerService;
  settings: SecurityHubSettings;
  ownershipSweep: OwnershipSweep;
  triageTasks: TriageTasks;
  pull: PullScheduler;
}): Promise<void> {
  const { scheduler, settings, ownershipSweep, triageTasks } = options;
  const { schedules } = settings;
  const tasks: Array<{
    id: string;
    frequency: HumanDuration;
    scope: 'local' | 'global';
    run: (signal: AbortSignal) => Promise<unknown>;
  }> = [
    {
      // Each replica needs its own view of the catalog.
      id: 'security-hub-catalog-sweep',
      frequency: schedules.catalogSweep,
      scope: 'local',
      run: async signal => await ownershipSweep.run(signal),
    },
    {
      id: 'security-hub-write-back',
      frequency: schedules.writeBack,
      scope: 'global',
      run: async () => await triageTasks.writePending(),
    },
    {
      id: 'security-hub-verification',
      frequency: schedules.verification,
      scope: 'global',
      run: async () => await triageTasks.verifyWritten(),
    },
    {
      id: 'security-hub-expiry',
      frequency: schedules.expiry,
      scope: 'global',
      run: async () => await triageTasks.expireDue(),
    },
  ];
  for (const { id, frequency, scope, run } of tasks) {
    await scheduler.scheduleTask({
      id,
      frequency,
      scope,
      timeout: { minutes: 30 },
      fn: async signal => {
        await run(signal);
      },
    });
  }
  await options.pull.start();
}
