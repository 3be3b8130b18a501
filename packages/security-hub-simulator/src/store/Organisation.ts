import { AsffRecord } from './AsffRecord';

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
};
