import { SyncStateRow } from './rows';
import { SyncedService, SyncTarget } from './SyncState';
import { Members, ORGANIZATION_ONLY } from './SyncStateStore';

/** What makes a row of `sync_state` known. */
export type RowKey = Pick<
  SyncStateRow,
  'source' | 'account' | 'region' | 'service'
>;

/** What has to be done so that the store knows the members as they are now. */
export type MemberChanges = {
  insert: Array<Partial<SyncStateRow> & RowKey>;
  update: Array<{ key: RowKey; columns: Partial<SyncStateRow> }>;
  delete: RowKey[];
};

/** Statuses of members that the portal may take on a role in, in lower case. */
export const reachableStatuses = ['enabled', ORGANIZATION_ONLY.toLowerCase()];

/** Whether a member's status lets the portal take on a role in it. */
export function isReachable(status: string | null | undefined): boolean {
  return reachableStatuses.includes((status ?? '').toLowerCase());
}

function keyOf({ source, account, region, service }: RowKey): RowKey {
  return { source, account, region, service };
}

function textOf(key: RowKey): string {
  return `${key.account}/${key.region}/${key.service}`;
}

function notConnected(account: string, status: string | undefined, at: string) {
  return {
    state: 'not-connected' as const,
    last_error_kind: 'not-connected',
    last_error_message: `Account ${account} is no enabled member of the Security Hub administrator (its status is ${
      status ?? 'unknown'
    })`,
    last_error_at: at,
  };
}

const noError = {
  last_error_kind: null,
  last_error_message: null,
  last_error_at: null,
};

/** A member's row as it has to be; `known`: as it is. */
function columnsOf(
  member: { account: string; status?: string },
  own: boolean,
  known: SyncStateRow | undefined,
  at: string,
): Partial<SyncStateRow> {
  const { account, status } = member;
  const seen = /^enabled$/i.test(status ?? '');
  const columns: Partial<SyncStateRow> = { member_status: status ?? null };
  if (!(own ? isReachable(status) : seen)) {
    return known?.state === 'not-connected' && known.last_error_at !== null
      ? columns
      : { ...columns, ...notConnected(account, status, at) };
  }
  if (!own) {
    return {
      ...columns,
      ...noError,
      state: 'ok',
      read_through: null,
      refused_at: null,
    };
  }
  const wasReachable = isReachable(known?.member_status);
  if (known && wasReachable && known.read_through !== null) {
    return columns;
  }
  return {
    ...columns,
    ...noError,
    read_through: 'itself',
    refused_at: null,
    state: known?.last_full_read_at ? 'ok' : 'never-read',
  };
}

function differs(row: SyncStateRow, columns: Partial<SyncStateRow>): boolean {
  return Object.entries(columns).some(
    ([name, value]) => row[name as keyof SyncStateRow] !== value,
  );
}

/**
 * Compares the members that are known with those that there are. Pure.
 *
 * @param known - the rows of the source with role `member`
 */
export function compareMembers(
  administrator: SyncTarget,
  { members, ownRegions, services = ['cspm'] }: Members,
  known: SyncStateRow[],
  at: string,
): MemberChanges {
  const { source, partition, region: home } = administrator;
  const own = ownRegions !== undefined;
  const ownServices: SyncedService[] = own ? services : ['cspm'];
  const rest = new Map(known.map(row => [textOf(row), row]));
  const changes: MemberChanges = { insert: [], update: [], delete: [] };
  const unique = new Map(members.map(item => [item.account, item]));
  // The administrator can be in its own list; it is read itself
  unique.delete(administrator.account);
  for (const member of unique.values()) {
    for (const region of ownRegions ?? [home]) {
      for (const service of ownServices) {
        const key = { source, account: member.account, region, service };
        const row = rest.get(textOf(key));
        rest.delete(textOf(key));
        const columns = columnsOf(member, own, row, at);
        if (!row) {
          changes.insert.push({
            ...key,
            partition,
            role: 'member',
            ...columns,
          });
        } else if (differs(row, columns)) {
          changes.update.push({ key, columns });
        }
      }
    }
  }
  for (const row of rest.values()) {
    const status = unique.get(row.account)?.status ?? 'Removed';
    if (
      row.last_full_read_at === null ||
      !ownServices.includes(row.service) ||
      !own
    ) {
      changes.delete.push(keyOf(row));
    } else if (
      row.state !== 'not-connected' ||
      row.member_status !== 'Removed'
    ) {
      changes.update.push({
        key: keyOf(row),
        columns: {
          ...notConnected(row.account, status, at),
          member_status: 'Removed',
        },
      });
    }
  }
  return changes;
}
