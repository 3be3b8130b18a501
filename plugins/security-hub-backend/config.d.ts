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
        /**
         * `aggregator` (default) reads all through the administrator, `members` each member account through memberReadRole,
         * `auto` members where that role works and the administrator for the others
         */
        strategy?: 'aggregator' | 'members' | 'auto';
        /** Who names the member accounts; default `security-hub` (ListMembers) */
        discovery?: 'security-hub' | 'organizations';
        /** Regions to read of each member; default: the home Region and those that the finding aggregator links */
        memberRegions?: string[];
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
      /** Which service is read: Security Hub CSPM, the unified Security Hub, both, or (default) what is found enabled */
      service?: 'auto' | 'cspm' | 'unified' | 'both';
      /** An SQS queue that EventBridge sends Security Hub's events to */
      events?: {
        /** `https://sqs.<Region>.amazonaws.com/<account>/<name>` */
        queueUrl: string;
        /** Default: the one in the URL */
        region?: string;
        /** Role (name or ARN) assumed in the queue's account; absent: the base credentials are of that account */
        role?: string;
        /** Receives under way at once in each replica; default 8, at most 50 */
        receivers?: number;
      };
      /** Where the current tags of resources are read; absent: tags are those at the time of the finding */
      tags?: {
        /** Default `config-aggregator` */
        from?: 'config-aggregator' | 'tagging-api';
        /** Name of the AWS Config aggregator, its account and Region; for `config-aggregator` */
        aggregator?: string;
        account?: string;
        region?: string;
        /** Role (name or ARN) assumed in that account */
        role?: string;
        /** How often tags are read again; default 6 hours */
        refresh?: HumanDuration | string;
      };
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
      /** Looks at what AWS has switched on: linked Regions, standards, AWS Config; default 1 hour */
      checks?: HumanDuration | string;
      /** Removes what AWS has forgotten; default 1 hour */
      retention?: HumanDuration | string;
      /** How often a replica looks for accounts whose reads are due; default 10 seconds */
      pull?: HumanDuration | string;
    };

    /** What is taken in, and how much at once */
    ingest?: {
      /** Findings to leave out; they are counted. Each names a product (`*`: all) and at least one reason */
      rules?: Array<{
        product: string;
        /** Failing findings below this severity */
        severityFloor?:
          | 'CRITICAL'
          | 'HIGH'
          | 'MEDIUM'
          | 'LOW'
          | 'INFORMATIONAL';
        /** Vulnerabilities without a fix */
        fixAvailable?: boolean;
        /** All but the newest image of a repository */
        newestImageOnly?: boolean;
        /** What an account has beyond this number */
        mostPerAccount?: number;
      }>;
      /** Findings of one account and Region, or of one queue of events, that may wait; default 2000 */
      queueLimit?: number;
      /** Most findings in one transaction; default 500 */
      batchSize?: number;
    };

    /** Ownership beyond the catalog */
    ownership?: {
      /** Only these tag keys may give findings to entities; default: all */
      trustedTagKeys?: string[];
    };

    /** How long is kept what AWS has forgotten; what a decision refers to stays */
    retention?: {
      /** Archived records after their last update; default 30 days */
      archived?: HumanDuration | string;
      /** Rejected records; default 30 days */
      rejected?: HumanDuration | string;
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
