import { setTimeout as sleep } from 'timers/promises';
import { CallCounts } from '../store/CallCounts';
import { Identity } from '../store/Credentials';
import { ReplyDamage } from '../store/Faults';
import { World } from '../store/World';
import { AwsError } from './AwsError';
import { ConnectionCut } from './ConnectionCut';

/** A call that wants to be answered. */
export type GateCall = {
  /** IAM's prefix of the service, e.g. `securityhub`. */
  service: string;
  operation: string;
  /** The IAM action where it has another name: GetFindingsV2 is allowed by GetFindings. */
  permission?: string;
  identity: Identity;
  region: string;
  /** Whether a token bucket holds for it. */
  limited: boolean;
  /** Whether it asks for a further page. */
  hasToken: () => boolean;
  signal: AbortSignal;
};

/** What every call goes through: counting, faults, throttling, permissions. */
export class CallGate {
  private readonly world: World;
  private readonly counts: CallCounts;

  private constructor(world: World, counts: CallCounts) {
    this.world = world;
    this.counts = counts;
  }

  static create(world: World, counts: CallCounts): CallGate {
    return new CallGate(world, counts);
  }

  /**
   * Lets a call pass.
   *
   * @returns what is to be done to its reply
   * @throws AwsError where it is throttled, denied or fails on purpose; ConnectionCut
   */
  async enter(call: GateCall): Promise<ReplyDamage> {
    const { world } = this;
    const { operation, identity, region } = call;
    const { accountId } = identity;
    this.counts.add(operation, accountId, region);
    const damage = await this.meetFaults(call);
    if (call.limited && !world.buckets.take(operation, accountId, region)) {
      this.counts.addThrottled(operation, accountId, region);
      throw new AwsError(
        isUnified(call)
          ? 'ThrottlingException'
          : world.switches.throttlingError,
        429,
        'Too Many Requests',
      );
    }
    const allowed = identity.allowedOperations;
    const names = [operation, call.permission ?? operation];
    const caller = identity.roleArn ?? identity.arn;
    const forTokens = call.service === 'sts';
    if (
      operation !== 'GetCallerIdentity' &&
      (names.some(name => world.faults.isDenied(caller, name)) ||
        (!forTokens &&
          allowed !== undefined &&
          !names.some(name => allowed.includes(name))))
    ) {
      throw denied(call);
    }
    return damage;
  }

  private async meetFaults(call: GateCall): Promise<ReplyDamage> {
    const { operation, identity, region, signal } = call;
    const { accountId } = identity;
    let damage: ReplyDamage = {};
    for (const fault of this.world.faults.takeOperation({
      operation,
      accountId,
      region,
      hasToken: call.hasToken,
    })) {
      if (fault.delay) {
        await sleep(fault.delay, undefined, { signal });
      }
      if (fault.hang) {
        await hungUp(signal);
        throw new ConnectionCut();
      }
      if (fault.cut === 'request') {
        throw new ConnectionCut();
      }
      if (fault.expiredToken) {
        throw new AwsError(
          isUnified(call) ? 'ValidationException' : 'InvalidInputException',
          400,
          'Invalid parameter: NextToken has expired',
        );
      }
      if (fault.error) {
        const { code, status, message } = fault.error;
        if (status === 429) {
          this.counts.addThrottled(operation, accountId, region);
        }
        throw new AwsError(code, status, message ?? `Simulated ${code}`);
      }
      damage = {
        cut: fault.cut ?? damage.cut,
        truncate: fault.truncate ?? damage.truncate,
        slowBody: fault.slowBody ?? damage.slowBody,
      };
    }
    return damage;
  }
}

function hungUp(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve();
    } else {
      signal.addEventListener('abort', () => resolve(), { once: true });
    }
  });
}

/** Operations of the unified Security Hub have errors of their own. */
function isUnified({ service, operation }: GateCall): boolean {
  return service === 'securityhub' && operation.endsWith('V2');
}

function denied(call: GateCall): AwsError {
  const { service, identity, region } = call;
  const operation = call.permission ?? call.operation;
  const message = `User: ${identity.arn} is not authorized to perform: ${service}:${operation}`;
  if (service === 'sts') {
    return new AwsError('AccessDenied', 403, message);
  }
  return new AwsError(
    'AccessDeniedException',
    403,
    service === 'securityhub'
      ? `${message} on resource: arn:aws:securityhub:${region}:${identity.accountId}:hub/default`
      : message,
  );
}
