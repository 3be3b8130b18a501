import { SourceSettings } from '../../config';
import {
  SyncedService,
  SyncState,
  SyncTarget,
} from '../../database/operations/sync';

/** An account and Region that is read, from one of the two services. `account`: for itself alone. */
export type PullTarget = SyncTarget & { role: 'account' | 'administrator' };

/** The services that a source may be read from; each has its own state. With `auto` AWS is asked which of them it is. */
export function servicesOf({ service }: SourceSettings): SyncedService[] {
  return service === 'cspm' || service === 'unified'
    ? [service]
    : ['cspm', 'unified'];
}

/** All accounts and Regions that a source is read from by config; an administrator's members come to them. */
export function pullTargets(source: SourceSettings): PullTarget[] {
  const { name, partition, administrator } = source;
  const places: Array<Omit<PullTarget, 'source' | 'partition'>> = administrator
    ? [
        {
          account: administrator.account,
          region: administrator.homeRegion,
          role: 'administrator',
        },
      ]
    : (source.accounts ?? []).flatMap(({ account, regions }) =>
        regions.map(region => ({ account, region, role: 'account' as const })),
      );
  return places.flatMap(place =>
    servicesOf(source).map(service => ({
      source: name,
      partition,
      ...place,
      ...(service === 'unified' && { service }),
    })),
  );
}

/** A state of something that is read by itself, as a target. */
export function targetOf(state: SyncState): PullTarget {
  const { source, partition, account, region, service } = state;
  return {
    source,
    partition,
    account,
    region,
    ...(service && { service }),
    role: state.role === 'administrator' ? 'administrator' : 'account',
  };
}

/** The administrator of a source, as the target that a service of its members is read through. */
export function administratorOf(
  source: SourceSettings,
  service: SyncedService | undefined,
): PullTarget | undefined {
  return pullTargets(source).find(
    item => item.role === 'administrator' && item.service === service,
  );
}
