import { HumanDuration } from '@backstage/types';
import {
  Environment,
  Priority,
  Severity,
} from 'backstage-plugin-security-hub-common';

/** One place that findings are read from. Exactly one of `administrator` and `accounts` is given. */
export type SourceSettings = {
  name: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, `aws-iso`, ... */
  partition: string;
  /** Everything is read through this account in its home (aggregation) Region */
  administrator?: {
    account: string;
    homeRegion: string;
    /** Role to assume in the administrator account; absent: the base credentials are of that account */
    readRole?: string;
    writeRole?: string;
    /** Name (not ARN) of the role in member accounts, used for member write-back and verification */
    memberReadRole?: string;
    memberWriteRole?: string;
  };
  /** Each account is read on its own */
  accounts?: Array<{
    account: string;
    regions: string[];
    readRole?: string;
    writeRole?: string;
  }>;
  /** Sent with AssumeRole; secret */
  externalId?: string;
  /** Account under `aws.accounts` whose credentials assume the roles; absent: those of `aws.mainAccount` */
  credentialsAccount?: string;
};

/** Shares of AWS's limits that we use, in requests a second per account and Region. */
export type BudgetSettings = {
  /** GetFindings; AWS's limit is 3, default 1.5 */
  readsPerSecond: number;
  /** BatchUpdateFindings, and apart from it all other operations; AWS's limit is 10, default 5 */
  writesPerSecond: number;
};

/** How often each task runs. */
export type ScheduleSettings = {
  /** Reads what has changed, default 10 minutes */
  incremental: HumanDuration;
  /** How far an incremental read looks back behind its last success, default 48 hours: records arrive late */
  overlap: HumanDuration;
  /** Reads all that is ACTIVE, default 1 day */
  fullRead: HumanDuration;
  /** Reads triage done elsewhere, which moves no timestamp; default 15 minutes */
  statusSweep: HumanDuration;
  /** Reads doubtful records again by their id, default 5 minutes */
  dirtyReads: HumanDuration;
  catalogSweep: HumanDuration;
  writeBack: HumanDuration;
  verification: HumanDuration;
  expiry: HumanDuration;
};

/** An account as config describes it. */
export type LedgerAccountSettings = {
  id: string;
  partition: string;
  name?: string;
  environment: Environment;
  /** Entity ref of the group that owns it */
  owner?: string;
  contact?: string;
};

/** Who may claim what (semantics: Scope, claims, owners). */
export type ClaimsSettings = {
  mode: 'ledger' | 'confirm' | 'open';
  /** Entities (refs, or refs of their owners) that may claim accounts beyond the ledger */
  allow: Array<{ entityRef?: string; owner?: string; accounts: string[] }>;
  /** Prefixes of origin locations whose `cloud-account` resources the ledger trusts */
  trustedLocations: string[];
};

/** Which severity gives which priority in which environment, and when it is due. */
export type PrioritySettings = {
  table: Record<Severity, Record<Environment, Priority>>;
  /** Time from first seen to due, per priority and environment; absent: no due date */
  due: Partial<Record<Priority, Partial<Record<Environment, HumanDuration>>>>;
};

/** Decisions and their write-back. */
export type DecisionSettings = {
  /** Longest acceptance, default 365 days */
  maxDuration: HumanDuration;
};

/** Where decisions are written to. */
export type WriteBackSettings = {
  mode: 'off' | 'member' | 'administrator' | 'member-then-administrator';
  /** How long after a write it is looked for the first time; AWS takes up to minutes. Default 1 minute */
  verifyAfter?: HumanDuration;
};

/** All settings of the plugin: `securityHub` in app-config. */
export type SecurityHubSettings = {
  sources: SourceSettings[];
  budgets: BudgetSettings;
  schedules: ScheduleSettings;
  accounts: LedgerAccountSettings[];
  claims: ClaimsSettings;
  priority: PrioritySettings;
  decisions: DecisionSettings;
  writeBack: WriteBackSettings;
  /** Entity refs of the groups of the platform / security team */
  platformGroups: string[];
  defaultRead: 'owners' | 'entity-readers';
  /** Data older than this is stale */
  staleAfter: HumanDuration;
  /** Portal's own address, for the link in UserDefinedFields */
  appBaseUrl: string;
};
