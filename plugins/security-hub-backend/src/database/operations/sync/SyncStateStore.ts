import { SyncRole, SyncState, SyncStateChange, SyncTarget } from './SyncState';

/** Keeps how far each account and Region has been read. */
export interface SyncStateStore {
  /** All rows, or those of a source; by source, account, Region */
  list(filter?: { source?: string }): Promise<SyncState[]>;

  /** @returns undefined for a target that is not known */
  get(target: SyncTarget): Promise<SyncState | undefined>;

  /**
   * Makes the store know exactly these targets as those that are read: new ones begin as `never-read`, what config no
   * longer names is forgotten with its members.
   */
  setReaders(
    readers: Array<SyncTarget & { role: Exclude<SyncRole, 'member'> }>,
  ): Promise<void>;

  /** Changes some columns; the others may be changed by another task at the same time. */
  update(target: SyncTarget, change: SyncStateChange): Promise<void>;

  /**
   * Replaces the members of an administrator by what ListMembers has just named. Those whose status is not `Enabled`
   * are `not-connected`.
   *
   * @param at - our clock
   */
  setMembers(
    administrator: SyncTarget,
    members: Array<{ account: string; status?: string }>,
    at: string,
  ): Promise<void>;

  /** Whether the source's administrator has the account as an enabled member. */
  isMember(source: string, account: string): Promise<boolean>;
}
