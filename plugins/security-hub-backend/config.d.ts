import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Security Hub: what is read from AWS, who owns it, what may be decided */
  securityHub?: {
    /**
     * Where findings are read from. A source has exactly one of `administrator` and `accounts`.
     * An account and Region may be read by one source only. Base credentials come from the `aws` section.
     */
    sources?: Array<{
      /** Lower-case letters, digits and dashes; shown to people */
      name: string;
      /** `aws` (default), `aws-cn`, `aws-us-gov`, ... */
      partition?: string;
      /** Reads all member accounts through the Security Hub administrator, in its aggregation Region */
      administrator?: {
        /** 12 digits, in quotes */
        account: string;
        /** Aggregation Region */
        homeRegion: string;
        /** Role (name or ARN) assumed for reads; absent: the base credentials are of that account */
        readRole?: string;
        /** Role (name or ARN) assumed for writes; needed for writes as soon as readRole is given */
        writeRole?: string;
        /** Name of the role in member accounts, for reads that verify a write */
        memberReadRole?: string;
        /** Name of the role in member accounts, for writes */
        memberWriteRole?: string;
      };
      /** Reads each account on its own */
      accounts?: Array<{
        /** 12 digits, in quotes */
        account: string;
        regions: string[];
        /** Role (name or ARN) assumed for reads; absent: the base credentials are of that account */
        readRole?: string;
        /** Role (name or ARN) assumed for writes; needed for writes as soon as readRole is given */
        writeRole?: string;
      }>;
      /**
       * Sent with AssumeRole
       * @visibility secret
       */
      externalId?: string;
      /** Account under `aws.accounts` whose credentials assume the roles; default: `aws.mainAccount` */
      credentialsAccount?: string;
    }>;

    /** Requests a second per account and Region: our share of AWS's limit */
    budgets?: {
      /** GetFindings; default 1.5, at most 3 */
      readsPerSecond?: number;
      /** BatchUpdateFindings, and apart from it all other operations; default 5, at most 10 */
      writesPerSecond?: number;
    };

    /** How often each task runs */
    schedules?: {
      /** Reads what has changed; default 10 minutes */
      incremental?: HumanDuration | string;
      /** How far that looks back behind its last success; default 48 hours */
      overlap?: HumanDuration | string;
      /** Reads all that is ACTIVE; default 1 day */
      fullRead?: HumanDuration | string;
      /** Reads triage done elsewhere; default 15 minutes */
      statusSweep?: HumanDuration | string;
      /** Reads doubtful records again by id; default 5 minutes */
      dirtyReads?: HumanDuration | string;
      /** Looks for changes in the catalog; default 30 seconds */
      catalogSweep?: HumanDuration | string;
      /** Writes decisions to AWS; default 10 seconds */
      writeBack?: HumanDuration | string;
      /** Reads written decisions back; default 1 minute */
      verification?: HumanDuration | string;
      /** Ends decisions whose end has come; default 5 minutes */
      expiry?: HumanDuration | string;
    };

    /** The account ledger */
    accounts?: Array<{
      /** 12 digits, in quotes */
      id: string;
      /** Default `aws` */
      partition?: string;
      name?: string;
      /** Default `unknown` */
      environment?: 'prod' | 'stage' | 'dev' | 'sandbox' | 'unknown';
      /** Entity ref of the group that owns it */
      owner?: string;
      contact?: string;
    }>;

    /** Which entity may claim which account */
    claims?: {
      /**
       * `ledger` (default): only what the ledger or `allow` names. `confirm`: a claim counts once it is confirmed.
       * `open`: every claim counts; for trying out only
       */
      mode?: 'ledger' | 'confirm' | 'open';
      /** Claims beyond the ledger. Exactly one of `entityRef` and `owner` */
      allow?: Array<{
        entityRef?: string;
        owner?: string;
        accounts: string[];
      }>;
      /** Beginnings of catalog locations whose `cloud-account` resources the ledger trusts */
      trustedLocations?: string[];
    };

    /** The priority policy */
    priority?: {
      /** Priority by severity (CRITICAL, HIGH, ...) and environment (prod, stage, ...); the rest keeps its default */
      table?: {
        [severity: string]: {
          [environment: string]: 'critical' | 'high' | 'medium' | 'low';
        };
      };
      /** Time to the due date by priority and environment; `none` for no due date */
      due?: {
        [priority: string]: { [environment: string]: HumanDuration | string };
      };
    };

    decisions?: {
      /** Longest acceptance; default 365 days */
      maxDuration?: HumanDuration | string;
    };

    writeBack?: {
      /** Where decisions are written to; default `off` */
      mode?: 'off' | 'member' | 'administrator' | 'member-then-administrator';
      /** How long after a write it is looked for the first time, as AWS takes up to minutes; default 1 minute */
      verifyAfter?: HumanDuration | string;
    };

    /** Entity refs of the groups of the platform / security team; their direct members count, not those of groups below */
    platformGroups?: string[];

    /** Who reads without a permission policy: `owners` (default) or everybody who may read the entity */
    defaultRead?: 'owners' | 'entity-readers';

    /** Data older than this is shown as stale; default 1 hour */
    staleAfter?: HumanDuration | string;
  };
}
