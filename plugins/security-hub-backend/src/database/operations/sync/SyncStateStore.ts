import {
  SyncRole,
  SyncedService,
  SyncState,
  SyncStateChange,
  SyncTarget,
} from './SyncState';

/** The members of an administrator, and how they are read. */
export type Members = {
  /**
   * `status` is AWS's `MemberStatus`. `Enabled` is one that the administrator sees, {@link ORGANIZATION_ONLY} one that only the
   * organisation names
   */
  members: Array<{ account: string; status?: string }>;
  /** Regions in which each of them is read with a role of its own; absent: all are read through the administrator */
  ownRegions?: string[];
  /** What each of them is read from where it is read itself, default Security Hub CSPM alone */
  services?: SyncedService[];
};

/** Status of an account that the organisation has and that is no member of the Security Hub administrator. */
export const ORGANIZATION_ONLY = 'OrganizationOnly';

/** Keeps how far each account and Region has been read. */
export interface SyncStateStore {
  /** All places, or those of a source; by source, account, Region. One that is read from both services is one place */
  list(filter?: { source?: string }): Promise<SyncState[]>;

  /** What is read by itself at present, each service apart, Security Hub CSPM first. */
  listReaders(): Promise<SyncState[]>;

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
   * A read has come to its end: its target is `ok`, and its last error forgotten. Not that of a member which meanwhile has left, or is no
   * longer read by itself.
   */
  settle(target: SyncTarget): Promise<void>;

  /**
   * Makes the store know these members of an administrator. Those that are not enabled are `not-connected`; what is
   * no member any more is forgotten, unless it was read by itself: then its data stays, `not-connected`.
   *
   * @param at - our clock
   */
  setMembers(
    administrator: SyncTarget,
    members: Members,
    at: string,
  ): Promise<void>;

  /** Whether the source's administrator, or its organisation, has the account as an enabled member. */
  isMember(source: string, account: string): Promise<boolean>;
}
