import { Knex } from 'knex';
import { chunks } from '../../chunks';
import {
  compareMembers,
  isReachable,
  reachableStatuses,
  RowKey,
} from './memberRows';
import { mergeServices } from './mergeServices';
import { SyncStateRow, toColumns, toSyncState } from './rows';
import { SyncState, SyncStateChange, SyncTarget } from './SyncState';
import { Members, SyncStateStore } from './SyncStateStore';

const TABLE = 'sync_state';

function keyOf({ source, account, region, service }: SyncTarget): RowKey {
  return { source, account, region, service: service ?? 'cspm' };
}

function textOf(target: SyncTarget): string {
  return Object.values(keyOf(target)).join('/');
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
      'service',
    ]);
    if (filter.source !== undefined) {
      query.where({ source: filter.source });
    }
    return mergeServices((await query).map(toSyncState));
  }

  async listReaders(): Promise<SyncState[]> {
    const rows = await this.knex<SyncStateRow>(TABLE)
      .whereIn('role', ['account', 'administrator'])
      .orWhere({ role: 'member', read_through: 'itself' })
      .orderBy('service');
    return rows
      .filter(row => row.role !== 'member' || isReachable(row.member_status))
      .map(toSyncState);
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
    // Members stay known until their administrator has been asked again
    const administered = new Set(
      readers
        .filter(item => item.role === 'administrator')
        .map(item => item.source),
    );
    await this.knex.transaction(async transaction => {
      const known = await transaction<SyncStateRow>(TABLE);
      for (const row of known) {
        const kept =
          row.role === 'member'
            ? administered.has(row.source)
            : wanted.has(textOf(row));
        if (!kept) {
          await transaction<SyncStateRow>(TABLE).where(keyOf(row)).delete();
        }
      }
      for (const reader of readers) {
        await transaction<SyncStateRow>(TABLE)
          .insert({
            ...keyOf(reader),
            partition: reader.partition,
            role: reader.role,
            state: 'never-read',
          })
          .onConflict(['source', 'account', 'region', 'service'])
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

  async settle(target: SyncTarget): Promise<void> {
    await this.knex<SyncStateRow>(TABLE)
      .where(keyOf(target))
      .andWhere(row =>
        row
          .whereNot({ role: 'member' })
          .orWhere(member =>
            member
              .where({ read_through: 'itself' })
              .whereRaw(
                `lower(member_status) in (${reachableStatuses
                  .map(() => '?')
                  .join(', ')})`,
                reachableStatuses,
              ),
          ),
      )
      .update(toColumns({ state: 'ok', lastError: 'none' }));
  }

  async setMembers(
    administrator: SyncTarget,
    members: Members,
    at: string,
  ): Promise<void> {
    const { source } = administrator;
    await this.knex.transaction(async transaction => {
      const rows = transaction<SyncStateRow>(TABLE);
      const known = await rows.clone().where({ source, role: 'member' });
      const changes = compareMembers(administrator, members, known, at);
      for (const key of changes.delete) {
        await rows.clone().where(key).delete();
      }
      for (const { key, columns } of changes.update) {
        await rows.clone().where(key).update(columns);
      }
      for (const part of chunks(changes.insert, 50)) {
        await rows
          .clone()
          .insert(part)
          .onConflict(['source', 'account', 'region', 'service'])
          .ignore();
      }
      await rows
        .clone()
        .where(keyOf(administrator))
        .update({ members_read_at: at });
    });
  }

  async isMember(source: string, account: string): Promise<boolean> {
    const rows = await this.knex<SyncStateRow>(TABLE)
      .where({ source, account, role: 'member' })
      .select('member_status');
    return rows.some(row => isReachable(row.member_status));
  }
}
