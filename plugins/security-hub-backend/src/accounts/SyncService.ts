import { SyncReport } from 'backstage-plugin-security-hub-common';

/** Tells how fresh the store is. */
export interface SyncService {
  /** `full`: with accounts and rejected records, for the platform group */
  report(options: { full: boolean }): Promise<SyncReport>;
}
