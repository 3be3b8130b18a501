import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { SyncStateRow, toColumns, toSyncState } from './rows';
import { SyncState, SyncStateChange, SyncTarget } from './SyncState';
import { SyncStateStore } from './SyncStateStore';

const TABLE = 'sync_state';

function keyOf({ source, account, region }: SyncTarget) {
  return { source, account, region };
}

function textOf(target: SyncTarget): string {
  return `${target.source}/${target.account}/${target.region}`;
}

function columnsOf({ source, partition, account, region }: SyncTarget) {
  return { source, partition, account, region };
}

/** The sync state on SQLite or PostgreSQL. */
export class DatabaseSyncStateStore implements SyncStateStore {
  private readonly knex: Knex;

  static create(options: { knex: Knex }): DatabaseSyncStateStore {
    return new DatabaseSyncStateStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.knex = knex;
  }

  async list(filter: { source?: string } = {}): Promise<SyncState[]> {
    const query = this.knex<SyncStateRow>(TABLE).orderBy([
      'source',
      'account',
      'region',
    ]);
    if (filter.source !== undefined) {
      query.where({ source: filter.source });
    }
    return (await query).map(toSyncState);
  }

  async get(target: SyncTarget): Promise<SyncState | undefined> {
    const row = await this.knex<SyncStateRow>(TABLE)
      .where(keyOf(target))
      .first();
    return row && toSyncState(row);
  }

  async setReaders(
    readers: Parameters<SyncStateStore['setReaders']>[0],
  ): Promise<void> {
    const wanted = new Set(readers.map(textOf));
    const administrators = new Set(
      readers.filter(item => item.role === 'administrator').map(placeOf),
    );
    await this.knex.transaction(async transaction => {
      const known = await transaction<SyncStateRow>(TABLE);
      for (const row of known) {
        const kept =
          row.role === 'member'
            ? administrators.has(placeOf(row))
            : wanted.has(textOf(row));
        if (!kept) {
          await transaction<SyncStateRow>(TABLE).where(keyOf(row)).delete();
        }
      }
      for (const reader of readers) {
        await transaction<SyncStateRow>(TABLE)
          .insert({
            ...columnsOf(reader),
            role: reader.role,
            state: 'never-read',
          })
          .onConflict(['source', 'account', 'region'])
          .merge({ partition: reader.partition, role: reader.role });
      }
    });
  }

  async update(target: SyncTarget, change: SyncStateChange): Promise<void> {
    const columns = toColumns(change);
    if (Object.keys(columns).length > 0) {
      await this.knex<SyncStateRow>(TABLE).where(keyOf(target)).update(columns);
    }
  }

  async setMembers(
    administrator: SyncTarget,
    members: Array<{ account: string; status?: string }>,
    at: string,
  ): Promise<void> {
    const { source, region } = administrator;
    // The administrator can be in its own list; it is read itself
    const rows = [...new Map(members.map(item => [item.account, item]))]
      .filter(([account]) => account !== administrator.account)
      .map(([account, { status }]) => ({
        ...columnsOf({ ...administrator, account }),
        role: 'member' as const,
        state:
          status?.toUpperCase() === 'ENABLED'
            ? ('ok' as const)
            : ('not-connected' as const),
        member_status: status ?? null,
      }));
    const named = new Set(rows.map(row => row.account));
    await this.knex.transaction(async transaction => {
      const known = await transaction<SyncStateRow>(TABLE)
        .where({ source, region, role: 'member' })
        .select('account');
      const gone = known.filter(row => !named.has(row.account));
      for (const part of chunks(gone, 200)) {
        await transaction<SyncStateRow>(TABLE)
          .where({ source, region, role: 'member' })
          .whereIn(
            'account',
            part.map(row => row.account),
          )
          .delete();
      }
      for (const part of chunks(rows, 50)) {
        await transaction<SyncStateRow>(TABLE)
          .insert(part)
          .onConflict(['source', 'account', 'region'])
          .merge(['state', 'member_status']);
      }
      await transaction<SyncStateRow>(TABLE)
        .where(keyOf(administrator))
        .update({ members_read_at: at });
    });
  }

  async isMember(source: string, account: string): Promise<boolean> {
    const row = await this.knex<SyncStateRow>(TABLE)
      .where({ source, account, role: 'member', state: 'ok' })
      .first();
    return row !== undefined;
  }
}

function placeOf({ source, region }: { source: string; region: string }) {
  return `${source}/${region}`;
}
