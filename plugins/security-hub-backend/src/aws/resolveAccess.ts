import { SourceSettings } from '../config';
import { HubError } from './HubError';
import { HubTarget } from './types';

/** How a target is reached. */
export type HubAccess = {
  source: SourceSettings;
  /** Name of the role to assume; undefined: the base credentials are of that account */
  role?: string;
  /** The account is in config only as a member: ListMembers must have named it before a role is assumed there */
  member: boolean;
};

function notSetUp(message: string): HubError {
  return new HubError('not-connected', message);
}

function pick(
  roles: { read?: string; write?: string },
  target: HubTarget,
): string | undefined {
  if (target.access === 'read') {
    return roles.read;
  }
  if (roles.write === undefined && roles.read !== undefined) {
    throw notSetUp(
      `Writing is not set up for account ${target.account}: config names a role for reads, none for writes`,
    );
  }
  return roles.write;
}

/**
 * How config lets us reach a target. Only accounts of config, or members of an administrator in config, are reached.
 *
 * @throws HubError `not-connected`
 */
export function resolveAccess(
  sources: SourceSettings[],
  target: HubTarget,
): HubAccess {
  const source = sources.find(item => item.name === target.source);
  if (!source || source.partition !== target.partition) {
    throw notSetUp(
      `No source named ${target.source} is configured in partition ${target.partition}`,
    );
  }
  const { administrator } = source;
  if (administrator) {
    if (target.account === administrator.account) {
      const roles = {
        read: administrator.readRole,
        write: administrator.writeRole,
      };
      return { source, role: pick(roles, target), member: false };
    }
    const roles = {
      read: administrator.memberReadRole,
      write: administrator.memberWriteRole,
    };
    const role = pick(roles, target);
    if (role === undefined) {
      throw notSetUp(
        `Member account ${target.account} is not reached itself: config names no role for member accounts`,
      );
    }
    return { source, role, member: true };
  }
  const account = source.accounts?.find(
    item =>
      item.account === target.account && item.regions.includes(target.region),
  );
  if (!account) {
    throw notSetUp(
      `Account ${target.account} in ${target.region} is not configured`,
    );
  }
  const roles = { read: account.readRole, write: account.writeRole };
  return { source, role: pick(roles, target), member: false };
}
