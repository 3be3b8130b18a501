import { HumanDuration } from '@backstage/types';
import {
  Environment,
  FindingKind,
  Priority,
  Severity,
} from 'backstage-plugin-security-hub-common';
import { OwnershipSettings } from './ownershipSettings';
import { OverlapSettings } from './defaultOverlap';
import { AccountTagSettings, LedgerAccountSettings } from './accountSettings';

export type { AccountTagSettings, LedgerAccountSettings };

export * from './ownershipSettings';

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
    /**
     * `aggregator` (default): all through the administrator, one limit. `members`: each member account through a role of its own, where
     * limits add up. `auto`: members where that role works, the administrator for the others
     */
    strategy: ReadStrategy;
    /** Who names the member accounts: Security Hub (default) or AWS Organizations */
    discovery: 'security-hub' | 'organizations';
    /** Regions to read of each member with `members` and `auto`; absent: those that the finding aggregator links */
    memberRegions?: string[];
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
  /** Which service is read: Security Hub CSPM (ASFF), the unified Security Hub (OCSF), both, or what is found enabled (default) */
  service: SourceService;
  /** The SQS queue that EventBridge sends findings to; absent: findings are pulled only */
  events?: EventQueueSettings;
  /** Where current resource tags are read; absent: the tags at the time of the finding are all that is known */
  tags?: TagSourceSettings;
};

/** How an administrator's findings are read. */
export type ReadStrategy = 'aggregator' | 'members' | 'auto';

/** Which service findings are read from and decisions written to. */
export type SourceService = 'auto' | 'cspm' | 'unified' | 'both';

/** An SQS queue with EventBridge events of Security Hub. */
export type EventQueueSettings = {
  /** `https://sqs.<Region>.amazonaws.com/<account>/<name>` */
  queueUrl: string;
  region: string;
  /** The account that the queue is in */
  account: string;
  /** Name of the role to assume in that account; absent: the base credentials are of that account */
  role?: string;
  /** Receives under way at once in each replica, default 8: each brings 10 events at most, and what they bring is stored together */
  receivers: number;
};

/** Where current resource tags come from. */
export type TagSourceSettings = {
  /** `config-aggregator`: AWS Config, one role for the organisation; `tagging-api`: Resource Groups Tagging API in each account */
  from: 'config-aggregator' | 'tagging-api';
  /** Name, place and role of the aggregator; for `config-aggregator` only */
  aggregator?: {
    name: string;
    account: string;
    region: string;
    role?: string;
  };
  /** How often tags are read again, default 6 hours */
  refresh: HumanDuration;
};

/** Which findings of a product are stored. What a rule leaves out is counted, never silently lost. */
export type IngestRule = {
  /** Product key, e.g. `inspector`; `*` for every product */
  product: string;
  /** Failing findings below this severity are left out */
  severityFloor?: Severity;
  /** Only vulnerabilities that a fix is available for */
  fixAvailable?: boolean;
  /** Of the images of a repository only the one pushed last */
  newestImageOnly?: boolean;
  /** Most findings of the product in one account; what comes beyond is left out */
  mostPerAccount?: number;
};

/** What is taken in, and how much at once. */
export type IngestSettings = {
  rules: IngestRule[];
  /** Observations of one reader (account and Region), or of one queue, that may wait; the reader waits meanwhile. Default 2,000 */
  queueLimit: number;
  /** Most observations in one transaction, default 500 */
  batchSize: number;
};

/** How long what AWS has forgotten is kept. What a decision refers to stays. */
export type RetentionSettings = {
  /** After the last update of an archived record, default 30 days as AWS */
  archived: HumanDuration;
  /** Rejected records, default 30 days */
  rejected: HumanDuration;
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
  /** How far an incremental read looks back behind its last success */
  overlap: OverlapSettings;
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
  /** Looks at what AWS has switched on: linked Regions, standards, AWS Config; default 1 hour */
  checks: HumanDuration;
  /** Removes what AWS has forgotten, default 1 hour */
  retention: HumanDuration;
  /** How often a replica looks for accounts whose reads are due; default 10 seconds */
  pull: HumanDuration;
};

/** Who may claim what (semantics: Scope, claims, owners). */
export type ClaimsSettings = {
  mode: 'ledger' | 'confirm' | 'open';
  /** Entities (refs, or refs of their owners) that may claim accounts beyond the ledger */
  allow: Array<{ entityRef?: string; owner?: string; accounts: string[] }>;
  /** Prefixes of origin locations whose `cloud-account` resources the ledger trusts */
  trustedLocations: string[];
};

/** How probable it is that somebody makes use of a finding: the rows of the risk matrix. */
export type Likelihood = Priority;

/** What a fact does to the likelihood, or to the severity: one step up, one step down, or nothing. */
export type PriorityStep = 'raise' | 'lower' | 'same';

/** Facts that move the likelihood. */
export const likelihoodFacts = [
  'internet',
  'internal',
  'exploit',
  'noFix',
  'threatActivity',
  'age',
  'noAttack',
] as const;
/** One of {@link likelihoodFacts}. */
export type LikelihoodFact = (typeof likelihoodFacts)[number];

/** How the likelihood of a finding is found. */
export type LikelihoodSettings = {
  /** Where the count begins: the product counts before the kind, that before `default` */
  start: {
    default: Likelihood;
    kinds: Partial<Record<FindingKind, Likelihood>>;
    /** By product key, e.g. `health` */
    products: Record<string, Likelihood>;
  };
  /** Of threats, whose severity already says how far the attacker got */
  threats: Record<Severity, Likelihood>;
  steps: Record<LikelihoodFact, PriorityStep>;
  /** From this EPSS score on (0 to 1) an exploit counts as known */
  exploitProbability: number;
  /** A vulnerability that is open for longer has the fact `age`; absent: none has */
  age?: HumanDuration;
};

/** How AWS's severity is adjusted to what a finding is about: by one step at most, whatever comes together. */
export type SeverityAdjustment = {
  environments: Record<Environment, PriorityStep>;
  /** By `spec.lifecycle` of the primary entity, lower case; others change nothing */
  lifecycles: Record<string, PriorityStep>;
  /** By the annotation `aws-security-hub/tier` of the primary entity, lower case; others change nothing */
  tiers: Record<string, PriorityStep>;
};

/** The risk matrix, what goes into it, and when a finding is due. */
export type PrioritySettings = {
  matrix: Record<Likelihood, Record<Severity, Priority>>;
  likelihood: LikelihoodSettings;
  severity: SeverityAdjustment;
  /** Time from first seen to due, per priority and environment; absent: no due date */
  due: Partial<Record<Priority, Partial<Record<Environment, HumanDuration>>>>;
};

/** Who answers threats, and what counts as one beyond AWS's own products. */
export type ThreatSettings = {
  /** Ref of the group that answers; its direct members count. Absent: the platform groups answer */
  responder?: string;
  /** Keys of products outside AWS all of whose findings are about threats, e.g. `acme/endpoint-guard` */
  partners: string[];
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

/** Where an organisation's own files about controls are, and how often they are looked at. */
export type OverlaySettings = (
  | { from: 'folder'; path: string }
  | { from: 'url'; url: string }
) & {
  /** Address below which the files can be edited; absent: that of `url`, and none for a folder */
  editUrl?: string;
  /** Default 10 minutes */
  schedule: HumanDuration;
};

/** The control handbook. */
export type HandbookSettings = {
  /** Absent: the organisation has no files of its own */
  overlay?: OverlaySettings;
};

/** All settings of the plugin: `securityHub` in app-config. */
export type SecurityHubSettings = {
  sources: SourceSettings[];
  budgets: BudgetSettings;
  schedules: ScheduleSettings;
  accounts: LedgerAccountSettings[];
  /** Absent: tags of accounts are not read */
  accountTags?: AccountTagSettings;
  claims: ClaimsSettings;
  ingest: IngestSettings;
  ownership: OwnershipSettings;
  retention: RetentionSettings;
  priority: PrioritySettings;
  decisions: DecisionSettings;
  writeBack: WriteBackSettings;
  threats: ThreatSettings;
  handbook: HandbookSettings;
  /** Entity refs of the groups of the platform / security team */
  platformGroups: string[];
  defaultRead: 'owners' | 'entity-readers';
  /** Data older than this is stale */
  staleAfter: HumanDuration;
  /** Portal's own address, for the link in UserDefinedFields */
  appBaseUrl: string;
};
