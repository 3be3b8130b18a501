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
      /** How far that looks back behind its last success: one duration for all products, or one for each */
      overlap?:
        | HumanDuration
        | string
        | {
            /** Of products that are not named; default 48 hours */
            default?: HumanDuration | string;
            /**
             * By AWS's ProductName, e.g. Prowler, case-sensitive; at most 20 that differ from the default. Default 2 hours for Security Hub, Config
             * and IAM Access Analyzer
             */
            products?: { [productName: string]: HumanDuration | string };
          };
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
      /** Whom findings belong to that no entity claims. The first rule that fits counts; all its conditions have to hold for one resource */
      rules?: Array<{
        /** Told as the reason */
        name: string;
        /** Entity ref of a Component, API, Resource, System, Domain or Group; its location should be one that the platform team controls */
        owner: string;
        accounts?: string[];
        /** Of the account, as the ledger has it */
        environments?: Array<'prod' | 'stage' | 'dev' | 'sandbox'>;
        regions?: string[];
        /** Ids of controls, e.g. EC2.2 */
        controls?: string[];
        /** As Security Hub writes them, e.g. AwsEc2Vpc */
        resourceTypes?: string[];
        /** Names of resources; `*` is any text */
        names?: string[];
        /** ARN patterns with `*` */
        arns?: string[];
        /** `Key` or `Key=value`, joined by AND; `*` in the value is any text */
        tags?: string[];
      }>;
      /** What accounts share with others, as AWS RAM does: findings on it concern the participants, too */
      shares?: Array<{
        /** Told as the reason */
        name: string;
        /** ARN patterns, each with the account that owns the resources, e.g. arn:aws:ec2:*:111122223333:subnet/* */
        arns: string[];
        /** The accounts that it is shared with */
        accounts: string[];
      }>;
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

    /**
     * Tags of accounts in AWS Organizations that the ledger believes, by their keys; for sources with `discovery: organizations`.
     * Default: none
     */
    accountTags?: {
      /** Key of the tag with the environment, e.g. `Environment` */
      environment?: string;
      /** Key of the tag with the owner, e.g. `Team` */
      owner?: string;
      /** Key of the tag with an e-mail address or a channel */
      contact?: string;
      /** What values of the environment's tag mean, beside prod, production, stage, staging, dev, development, sandbox, ... */
      environments?: { [value: string]: 'prod' | 'stage' | 'dev' | 'sandbox' };
      /** Refs of groups that values of the owner's tag mean; default: the value is the name or the ref of a group */
      owners?: { [value: string]: string };
    };

    /** Which entity may claim which account */
    claims?: {
      /**
       * `ledger` (default): only what the ledger or `allow` names. `confirm`: a claim counts once the platform group or the owner of the
       * account has confirmed it in the portal; `allow` does not. `open`: every claim counts, and only the platform group decides on
       * findings; for trying out only
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
      /** The risk matrix: priority by likelihood (critical, high, medium, low) and severity (CRITICAL, HIGH, ...); the rest keeps its default */
      matrix?: {
        [likelihood: string]: {
          [severity: string]: 'critical' | 'high' | 'medium' | 'low';
        };
      };
      /** How the likelihood is found; see docs/priority.md */
      likelihood?: {
        /** Where it starts: product before kind before default (medium) */
        start?: {
          default?: 'critical' | 'high' | 'medium' | 'low';
          kinds?: { [kind: string]: 'critical' | 'high' | 'medium' | 'low' };
          products?: {
            [product: string]: 'critical' | 'high' | 'medium' | 'low';
          };
        };
        /** Of threats, by their severity */
        threats?: {
          [severity: string]: 'critical' | 'high' | 'medium' | 'low';
        };
        /** What a fact does: internet, internal, exploit, noFix, threatActivity, age, noAttack */
        steps?: { [fact: string]: 'raise' | 'lower' | 'same' };
        /** From this EPSS score on an exploit counts as known; default 0.1 */
        exploitProbability?: number;
        /** After which a vulnerability is old; default 90 days; `none`: never */
        age?: HumanDuration | string;
      };
      /** What changes AWS's severity, by one step at most */
      severity?: {
        environments?: { [environment: string]: 'raise' | 'lower' | 'same' };
        /** By spec.lifecycle of the entity that owns the resource */
        lifecycles?: { [lifecycle: string]: 'raise' | 'lower' | 'same' };
        /** By its annotation aws-security-hub/tier */
        tiers?: { [tier: string]: 'raise' | 'lower' | 'same' };
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

    /** Findings about threats (GuardDuty, abuse reports of AWS Health, decoys): who answers them, and whose products report them */
    threats?: {
      /**
       * Ref of the group that answers threats; default: the platform groups. Its direct members see all threats with their evidence, and
       * they alone suppress them, one by one
       */
      responder?: string;
      /** Products outside AWS all of whose findings are about threats: keys of the API, e.g. acme/endpoint-guard or custom/decoys */
      partners?: string[];
    };

    /** The control handbook, and what the organisation adds to it */
    handbook?: {
      /** Verdicts and texts of the organisation; `yarn handbook init-overlay` makes a start */
      overlay?: {
        /** A folder that the backend can read; give this or `url` */
        path?: string;
        /** https address of a folder in a repository that a configured integration reads */
        url?: string;
        /** Address below which the files can be edited; default `url` */
        editUrl?: string;
        /** How often the place is looked at; default 10 minutes */
        schedule?: HumanDuration | string;
      };
    };

    /** Who reads without a permission policy: `owners` (default) or everybody who may read the entity */
    defaultRead?: 'owners' | 'entity-readers';

    /** Data older than this is shown as stale; default 1 hour */
    staleAfter?: HumanDuration | string;
  };
}
