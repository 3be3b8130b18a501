import { SecurityHubGateway } from '../../aws';
import { SyncKind } from '../../database/operations/sync';
import { accountsToRead } from './accountsToRead';
import { dirtyRead } from './dirtyRead';
import { FindingQuery } from './FindingStream';
import { fullRead } from './fullRead';
import { incrementalRead } from './incrementalRead';
import { refreshMembers } from './members/refreshMembers';
import { PullContext } from './PullContext';
import { PullTarget } from './pullTargets';
import { recordFailure } from './recordFailure';
import { statusSweep } from './statusSweep';
import { streamOf } from './streamOf';

/** When to stop. */
export type PullOptions = {
  signal?: AbortSignal;
  /** Asked now and then in a full read: whether to break off, to go on in another run */
  breakOff?: () => boolean;
};

const names: Record<SyncKind, string> = {
  full: 'Full read',
  changes: 'Incremental read',
  sweep: 'Status sweep',
  dirty: 'Read by id',
  members: 'List of members',
};

/**
 * Reads one account and Region. A failure becomes the state of the target and is not thrown, so that one account delays no
 * other.
 */
export class Puller {
  private readonly context: PullContext;

  static create(context: PullContext): Puller {
    return new Puller(context);
  }

  private constructor(context: PullContext) {
    this.context = context;
  }

  /**
   * Does one kind of work on a target: begins a full read or goes on with it, reads what has changed, reads triage done elsewhere,
   * reads doubtful records again, or lists the members of an administrator. All but the first and the last do nothing before a first full
   * read is complete.
   */
  async run(
    kind: SyncKind,
    target: PullTarget,
    options: PullOptions = {},
  ): Promise<void> {
    const { states, gateways } = this.context;
    try {
      const state = await states.get(target);
      if (kind !== 'full' && kind !== 'members' && !state?.lastFullReadAt) {
        return;
      }
      await this.note(kind, target);
      if (kind === 'members') {
        await refreshMembers(this.context, target, options.signal);
        return;
      }
      if (!(await this.isThere(target))) {
        return;
      }
      const gateway = await gateways.forTarget({ ...target, access: 'read' });
      await this.read(kind, gateway, target, options);
    } catch (error) {
      if (!options.signal?.aborted) {
        await recordFailure(this.context, target, names[kind], error);
      }
    }
  }

  private async read(
    kind: Exclude<SyncKind, 'members'>,
    gateway: SecurityHubGateway,
    target: PullTarget,
    { signal, breakOff }: PullOptions,
  ): Promise<void> {
    const { context } = this;
    const stream = streamOf(target, gateway);
    const accounts = await this.accountsOf(target);
    switch (kind) {
      case 'full': {
        const options = { accounts, signal, breakOff };
        if (!(await fullRead(context, stream, target, options))) {
          await this.note(kind, target);
        }
        break;
      }
      case 'changes':
        await incrementalRead(context, stream, target, { accounts, signal });
        break;
      case 'sweep':
        await statusSweep(context, stream, target, { accounts, signal });
        break;
      default:
        await dirtyRead(context, stream, target, signal);
    }
  }

  /** Not the failure of a read: of a source that is read from what there is, one of the services need not be there. */
  private async isThere(target: PullTarget): Promise<boolean> {
    const { services, states, clock } = this.context;
    const service = target.service ?? 'cspm';
    if ((await services.servicesOf(target)).includes(service)) {
      return true;
    }
    const { account, region } = target;
    await states.update(target, {
      state: 'hub-not-enabled',
      lastError: {
        kind: 'hub-not-enabled',
        message: `Security Hub is not enabled in account ${account} in ${region}`,
        at: new Date(clock.now()).toISOString(),
      },
    });
    return false;
  }

  private async note(kind: SyncKind, target: PullTarget): Promise<void> {
    const { states, clock } = this.context;
    const at = new Date(clock.now()).toISOString();
    await states.update(target, { lastRuns: { [kind]: at } });
  }

  private async accountsOf(
    target: PullTarget,
  ): Promise<FindingQuery['accounts']> {
    const { sources, states } = this.context;
    const source = sources.find(({ name }) => name === target.source);
    if (
      target.role !== 'administrator' ||
      source?.administrator?.strategy === 'aggregator' ||
      !source
    ) {
      return undefined;
    }
    return accountsToRead(source, await states.list({ source: source.name }));
  }
}
