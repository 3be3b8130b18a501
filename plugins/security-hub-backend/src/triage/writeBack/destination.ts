import { RecordIdentity } from 'backstage-plugin-security-hub-common';
import { HubTarget } from '../../aws/types';
import { SourceSettings } from '../../config/settings';
import { WriteRoute } from '../state/outbox';

/** Where a record is written, or why it cannot be. */
export type Destination =
  | { target: HubTarget }
  | { problem: { code: string; message: string } };

/** The target that a record is written in. */
export function writeDestination(options: {
  source: SourceSettings | undefined;
  identity: RecordIdentity;
  route: WriteRoute;
  /** Its name in AWS fits another record too, so that the administrator might write the wrong one */
  ambiguous: boolean;
}): Destination {
  const { source, identity, route, ambiguous } = options;
  if (!source) {
    return {
      problem: {
        code: 'NoSource',
        message: 'Its source is no longer in the configuration',
      },
    };
  }
  if (route === 'administrator' && source.administrator && !ambiguous) {
    return { target: administratorTarget(source, 'write') };
  }
  return memberTarget(source, identity, 'write');
}

/** The targets that show whether a write holds, best first: the member where it can be read, else the administrator. */
export function readDestinations(
  source: SourceSettings | undefined,
  identity: RecordIdentity,
): HubTarget[] {
  if (!source) {
    return [];
  }
  const targets: HubTarget[] = [];
  const member = memberTarget(source, identity, 'read');
  if ('target' in member && isReadable(source, member.target.account)) {
    targets.push(member.target);
  }
  if (source.administrator) {
    const administrator = administratorTarget(source, 'read');
    const [first] = targets;
    if (
      first?.account !== administrator.account ||
      first.region !== administrator.region
    ) {
      targets.push(administrator);
    }
  }
  return targets;
}

function isReadable(source: SourceSettings, account: string): boolean {
  const { administrator, accounts } = source;
  return administrator
    ? administrator.account === account ||
        administrator.memberReadRole !== undefined
    : (accounts ?? []).some(candidate => candidate.account === account);
}

function memberTarget(
  source: SourceSettings,
  { account, region }: RecordIdentity,
  access: HubTarget['access'],
): Destination {
  if (!account || !region) {
    return {
      problem: {
        code: 'NoAccount',
        message: 'The record in AWS names no account or no Region to write in',
      },
    };
  }
  const { name, partition } = source;
  return { target: { source: name, partition, account, region, access } };
}

function administratorTarget(
  source: SourceSettings,
  access: HubTarget['access'],
): HubTarget {
  const { account = '', homeRegion = '' } = source.administrator ?? {};
  return {
    source: source.name,
    partition: source.partition,
    account,
    region: homeRegion,
    access,
  };
}
