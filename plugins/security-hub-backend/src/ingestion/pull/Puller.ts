import { SecurityHubGateway } from '../../aws';
import { dirtyRead } from './dirtyRead';
import { fullRead } from './fullRead';
import { incrementalRead } from './incrementalRead';
import { isFullReadDue } from './isFullReadDue';
import { PullContext } from './PullContext';
import { PullTarget } from './pullTargets';
import { recordFailure } from './recordFailure';
import { refreshMembers } from './refreshMembers';
import { statusSweep } from './statusSweep';

/** A full read is broken off after this time, and goes on in the next run: so the task's timeout can be short. */
const SLICE_MILLISECONDS = 3 * 60_000;

/**
 * Reads one account and Region. Each method is one run of one kind; a failure becomes the state of the target and is not
 * thrown, so that one account delays no other.
 */
export class Puller {
  private readonly context: PullContext;

  static create(context: PullContext): Puller {
    return new Puller(context);
  }

  private constructor(context: PullContext) {
    this.context = context;
  }

  /** Begins a full read, or goes on with it, where one is due. */
  async readAll(target: PullTarget, signal?: AbortSignal): Promise<void> {
    const { states, clock, schedules } = this.context;
    const state = await states.get(target);
    if (!isFullReadDue(state, clock.now(), schedules)) {
      return;
    }
    const until = clock.now() + SLICE_MILLISECONDS;
    await this.run('Full read', target, signal, async gateway => {
      await refreshMembers(this.context, gateway, target);
      await fullRead(this.context, gateway, target, { signal, until });
    });
  }

  /** Reads what has changed since the last success. */
  async readChanges(target: PullTarget, signal?: AbortSignal): Promise<void> {
    if (await this.hasBeenRead(target)) {
      await this.run('Incremental read', target, signal, async gateway => {
        await refreshMembers(this.context, gateway, target);
        await incrementalRead(this.context, gateway, target, signal);
      });
    }
  }

  /** Reads triage done elsewhere. */
  async sweepStatus(target: PullTarget, signal?: AbortSignal): Promise<void> {
    if (await this.hasBeenRead(target)) {
      await this.run('Status sweep', target, signal, gateway =>
        statusSweep(this.context, gateway, target, signal),
      );
    }
  }

  /** Reads doubtful records again. */
  async readDirty(target: PullTarget, signal?: AbortSignal): Promise<void> {
    if (await this.hasBeenRead(target)) {
      await this.run('Read by id', target, signal, gateway =>
        dirtyRead(this.context, gateway, target, signal),
      );
    }
  }

  private async hasBeenRead(target: PullTarget): Promise<boolean> {
    const state = await this.context.states.get(target);
    return state?.lastFullReadAt !== undefined;
  }

  private async run(
    task: string,
    target: PullTarget,
    signal: AbortSignal | undefined,
    work: (gateway: SecurityHubGateway) => Promise<unknown>,
  ): Promise<void> {
    const { source, partition, account, region } = target;
    try {
      const gateway = await this.context.gateways.forTarget({
        source,
        partition,
        account,
        region,
        access: 'read',
      });
      await work(gateway);
    } catch (error) {
      if (!signal?.aborted) {
        await recordFailure(this.context, target, task, error);
      }
    }
  }
}
