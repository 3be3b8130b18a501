import {
  ComplianceStatus,
  FindingKind,
  FindingStatus,
  Severity,
  WorkflowStatus,
} from './values';
import { Exposure, FindingResource } from './findingRecord';

/**
 * What people see and decide about: all records with one stable key, folded. The portal calls it *finding*. @public
 */
export type Issue = {
  /** SHA-256 (hex) of the stable key */
  key: string;
  stableKey: string;
  kind: FindingKind;
  product: { key: string; name: string };
  controlId?: string;
  /** Key of its group "by control": `control:<id>` or `<product>:<kind or type>` */
  groupKey: string;
  groupTitle: string;
  partition: string;
  account?: string;
  accountName?: string;
  region: string;
  title: string;
  severity: Severity;
  compliance?: ComplianceStatus;
  /** True if any ACTIVE record fails (of a control) or is ACTIVE (of another product) */
  failing: boolean;
  workflow: WorkflowStatus;
  /** Status by AWS alone; a decision of ours may put another over it */
  awsStatus: FindingStatus;
  /** Our earliest failing observation; ISO 8601 */
  firstSeenAt: string;
  lastSeenAt: string;
  resources: FindingResource[];
  /** An exploit of one of its vulnerabilities is known; undefined where nothing says */
  exploitAvailable?: boolean;
  /** The highest EPSS score of its vulnerabilities, 0 to 1 */
  exploitProbability?: number;
  /** There is something to install; false where every vulnerability has none; undefined where nothing says */
  fixAvailable?: boolean;
  exposure?: Exposure;
  standards: string[];
  sample: boolean;
  survivesRecreation: boolean;
  records: number;
};
