import { EventRule } from '../events/EventRule';
import { QueueOptions } from '../queues/QueueOptions';
import { AsffRecord } from './AsffRecord';
import { FindingSource } from './FindingSource';

/** Which Security Hub holds a finding: CSPM (ASFF), the unified one (OCSF), or both. */
export type FindingFormats = 'both' | 'asff' | 'ocsf';

/** Whether AWS Config records an account's resources in a Region. */
export type ConfigRecorderState = 'recording' | 'stopped' | 'absent';

/** A security standard that is enabled in an account. */
export type SimulatedStandard = {
  /** Path of its ARN, e.g. `standards/aws-foundational-security-best-practices/v/1.0.0`. */
  path: string;
  /** Regions where it is enabled; default all. */
  regions?: readonly string[];
  /** Default `READY`. */
  status?: 'PENDING' | 'READY' | 'FAILED' | 'DELETING' | 'INCOMPLETE';
  /** E.g. `NO_AVAILABLE_CONFIGURATION_RECORDER`. */
  statusReason?: string;
};

/** One AWS account of a simulated organisation. */
export type SimulatedAccount = {
  /** 12 digits; records of an export may bring other spellings. */
  id: string;
  name: string;
  email?: string;
  /** `false`: Security Hub is not enabled, every call answers InvalidAccessException. Default `true`. */
  hubEnabled?: boolean;
  /** How the administrator's list of members shows it; default `Enabled`. `none`: not a member. */
  memberStatus?:
    | 'Created'
    | 'Invited'
    | 'Enabled'
    | 'Removed'
    | 'Resigned'
    | 'Deleted'
    | 'AccountSuspended'
    | 'none';
  /** `DescribeHub.ControlFindingGenerator`; default `SECURITY_CONTROL`. */
  controlFindingGenerator?: 'SECURITY_CONTROL' | 'STANDARD_CONTROL';
  /** Whether the unified Security Hub is enabled, beside CSPM or without it; default `false`. */
  unifiedHubEnabled?: boolean;
  /** Which Security Hub holds the account's findings, where a finding does not say; default `both`. */
  findingFormats?: FindingFormats;
  /** `false`: findings of the unified Security Hub come without `metadata.uid`. Default `true`. */
  metadataUids?: boolean;
  /** Enabled standards; default FSBP 1.0.0 and CIS 1.2.0. */
  standards?: readonly SimulatedStandard[];
  /** Default `recording`, in every Region; a Region of its own is set through the control. */
  configRecorder?: ConfigRecorderState;
  /** State in AWS Organizations; default `ACTIVE`. `none`: not in the organisation. */
  organizationsState?:
    | 'PENDING_ACTIVATION'
    | 'ACTIVE'
    | 'SUSPENDED'
    | 'PENDING_CLOSURE'
    | 'CLOSED'
    | 'none';
  /** Id of the organisational unit, e.g. `ou-kumo-prod0001`; default: directly under the root. */
  organizationalUnit?: string;
  /** Tags of the account in AWS Organizations. */
  tags?: Readonly<Record<string, string>>;
};

/** An aggregator of AWS Config over the whole organisation. */
export type SimulatedConfigAggregator = {
  name: string;
  accountId: string;
  region: string;
};

/** An IAM role that AssumeRole can hand out sessions for. */
export type SimulatedRole = {
  arn: string;
  /** Where set, AssumeRole without the same value is denied. */
  externalId?: string;
  /** Operations a session may call, e.g. `GetFindings`; default all. */
  allowedOperations?: string[];
};

/** Everything the simulated world starts with. */
export type SimulatedOrganisation = {
  /** Account id of the Security Hub administrator. */
  administrator: string;
  /** The Region that findings are aggregated into. */
  homeRegion: string;
  linkedRegions: string[];
  accounts: SimulatedAccount[];
  roles: SimulatedRole[];
  findings: AsffRecord[];
  /** More findings, made when somebody asks for them. */
  bulk?: FindingSource;
  /** SQS queues that there are from the beginning. */
  queues?: QueueOptions[];
  /** EventBridge rules that there are from the beginning. */
  eventRules?: EventRule[];
  /** Account id of the management account of AWS Organizations; default the administrator. */
  managementAccount?: string;
  /** Accounts that AWS Organizations lets list the organisation; default the administrator. */
  delegatedAdministrators?: string[];
  /** Whether accounts in AWS Organizations have a `State`, the retired `Status`, or both; default `both`. */
  organizationsAnswers?: 'both' | 'state' | 'status';
  /** Default: `organisation`, in the administrator's home Region. */
  configAggregators?: SimulatedConfigAggregator[];
};
