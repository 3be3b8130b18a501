import {
  ComplianceStatus,
  FindingKind,
  RecordState,
  Severity,
  WorkflowStatus,
} from './values';

/**
 * What is known of a resource's tags: read from AWS as they are now, told by the finding as they were when it was made, or nothing. @public
 */
export type TagState = 'current' | 'at-finding-time' | 'unknown';

/** A resource as a record names it. @public */
export type FindingResource = {
  /** `Resources[].Id` as AWS gave it */
  id: string;
  /** One spelling for all products: an ARN where there is one */
  canonicalId: string;
  /** `Resources[].Type`, e.g. `AwsS3Bucket`; `Other` when absent */
  type: string;
  /** What a person calls it: the last part of the ARN, or the id */
  name: string;
  /** A name that people gave it, where that differs: a security group's GroupName, the tag `Name` */
  displayName?: string;
  partition?: string;
  region?: string;
  /** The account that the resource's ARN names; undefined where it names none */
  arnAccount?: string;
  /** Tags at the time the finding was made, or as they are now; undefined is *unknown*, never *untagged* */
  tags?: Record<string, string>;
  /** What is known of the tags; absent in records, whose tags are those of the finding's time */
  tagState?: TagState;
  /** Of a container image: when it was pushed to its repository; ISO 8601 */
  imagePushedAt?: string;
};

/** A vulnerability that a record reports. @public */
export type FindingVulnerability = {
  id: string;
  packages: Array<{ name: string; version?: string; fixedInVersion?: string }>;
  exploitAvailable?: boolean;
  fixAvailable?: boolean;
  /** The score of the Exploit Prediction Scoring System (EPSS): the probability of an attempt within 30 days, 0 to 1 */
  exploitProbability?: number;
};

/** From where a resource can be reached; absent where nothing says it. @public */
export type Exposure = 'internet' | 'internal';

/**
 * Orders two versions of a group of fields of one record, by its members in this order; absent is earlier.
 * `provider`: UpdatedAt (clamped), ProcessedAt, observedAt, hash. `customer`: observedAt, Note.UpdatedAt, hash.
 * Times are ISO 8601 in UTC with milliseconds, so that they compare as text. @public
 */
export type VersionOrder = readonly string[];

/** The fields that a provider writes. @public */
export type ProviderGroup = {
  order: VersionOrder;
  title: string;
  description: string;
  /** Effective severity of the provider; INFORMATIONAL while a control passes */
  severity: Severity;
  compliance?: ComplianceStatus;
  complianceReasons: string[];
  recordState: RecordState;
  createdAt?: string;
  updatedAt?: string;
  processedAt?: string;
  firstObservedAt?: string;
  lastObservedAt?: string;
  types: string[];
  generatorId?: string;
  /** e.g. `standards/aws-foundational-security-best-practices/v/1.0.0` */
  standards: string[];
  /** e.g. `NIST.800-53.r5 AC-3` */
  requirements: string[];
  remediation?: { text?: string; url?: string };
  resources: FindingResource[];
  vulnerabilities: FindingVulnerability[];
  /** What the record says of its resources: `internet` where one of them has a public door, `internal` where all known doors are inside */
  exposure?: Exposure;
  sample: boolean;
};

/** The fields that the customer writes in AWS. @public */
export type CustomerGroup = {
  order: VersionOrder;
  workflow: WorkflowStatus;
  note?: { text: string; updatedBy?: string; updatedAt?: string };
  userDefinedFields?: Record<string, string>;
  verificationState?: string;
  confidence?: number;
  criticality?: number;
  /** An override of the provider's severity */
  severityOverride?: Severity;
  /** An override of the provider's types, sorted */
  typesOverride?: string[];
  /** Findings that the customer linked with this one, sorted */
  relatedFindings?: Array<{ productArn: string; id: string }>;
};

/** Who keeps a record in AWS: what a write has to name. @public */
export type RecordIdentity = {
  /** `asff`: held by Security Hub CSPM; `ocsf`: held by the unified Security Hub */
  format: RecordFormat;
  partition: string;
  /** AwsAccountId: the account whose Security Hub holds it; undefined is a marked gap */
  account?: string;
  region?: string;
  productArn: string;
  /** AWS's finding Id; of OCSF `finding_info.uid`, which is the same */
  id: string;
  /** OCSF only: `metadata.uid`, which half of the records have; it names the record in writes where it is there */
  metadataUid?: string;
};

/** The two formats in which AWS gives findings: AWS Security Finding Format, Open Cybersecurity Schema Framework. @public */
export type RecordFormat = 'asff' | 'ocsf';

/**
 * One AWS record, normalised. `recordKey` is SHA-256 (hex) of its identity, `issueKey` of its stable key. @public
 */
export type FindingRecord = {
  recordKey: string;
  /** The same for a record and its counterpart in the other format: SHA-256 (hex) of partition, account, product and Id */
  twinKey: string;
  issueKey: string;
  /** `v1|partition|owning account|Region or global|product|discriminator|canonical resource` */
  stableKey: string;
  identity: RecordIdentity;
  /** The account that owns the issue (see semantics: Access Analyzer names another than AwsAccountId) */
  owningAccount?: string;
  owningAccountName?: string;
  /** Region of the issue, or `global` */
  issueRegion: string;
  kind: FindingKind;
  product: { key: string; name: string };
  controlId?: string;
  /** False where the discriminator is the record's Id, so that a decision cannot follow a re-created finding */
  survivesRecreation: boolean;
  provider: ProviderGroup;
  customer: CustomerGroup;
  /** AWS's clock when this observation was made; ISO 8601 */
  observedAt: string;
  /** When AWS was found not to hold it any more, ISO 8601; it is kept because a decision refers to it */
  vanishedAt?: string;
  /** Marked gaps, e.g. `AwsAccountId is absent`, `UpdatedAt "..." is no time` */
  gaps: string[];
};
