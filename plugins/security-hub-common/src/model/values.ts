/** Severity of a failing record, highest first. AWS's labels (AwsSecurityFinding `Severity.Label`). @public */
export const severities = [
  'CRITICAL',
  'HIGH',
  'MEDIUM',
  'LOW',
  'INFORMATIONAL',
] as const;
/** One of {@link severities}. @public */
export type Severity = (typeof severities)[number];

/** Priority that the organisation's policy gives a finding, most urgent first. @public */
export const priorities = ['critical', 'high', 'medium', 'low'] as const;
/** One of {@link priorities}. @public */
export type Priority = (typeof priorities)[number];

/** AWS's `Compliance.Status`. @public */
export const complianceStatuses = [
  'PASSED',
  'FAILED',
  'WARNING',
  'NOT_AVAILABLE',
] as const;
/** One of {@link complianceStatuses}. @public */
export type ComplianceStatus = (typeof complianceStatuses)[number];

/** AWS's `Workflow.Status`, least settled first. @public */
export const workflowStatuses = [
  'NEW',
  'NOTIFIED',
  'SUPPRESSED',
  'RESOLVED',
] as const;
/** One of {@link workflowStatuses}. @public */
export type WorkflowStatus = (typeof workflowStatuses)[number];

/** AWS's `RecordState`. @public */
export type RecordState = 'ACTIVE' | 'ARCHIVED';

/** What a finding is about, which decides how it is shown and grouped. @public */
export const findingKinds = [
  'control',
  'vulnerability',
  'network-exposure',
  'code',
  'threat',
  'external-access',
  'sensitive-data',
  'configuration',
  'other',
] as const;
/** One of {@link findingKinds}. @public */
export type FindingKind = (typeof findingKinds)[number];

/**
 * Where a finding stands for people. `open`: failing, nobody decided; `acknowledged`: NOTIFIED; `accepted`: SUPPRESSED;
 * `resolved`: passed or RESOLVED; `archived`: no record is ACTIVE; `unknown`: not evaluated (WARNING or NOT_AVAILABLE), which is
 * neither open nor resolved: AWS could not tell. @public
 */
export const findingStatuses = [
  'open',
  'acknowledged',
  'accepted',
  'resolved',
  'archived',
  'unknown',
] as const;
/** One of {@link findingStatuses}. @public */
export type FindingStatus = (typeof findingStatuses)[number];

/** Environment of an account. `unknown` where nobody has said. @public */
export const environments = [
  'prod',
  'stage',
  'dev',
  'sandbox',
  'unknown',
] as const;
/** One of {@link environments}. @public */
export type Environment = (typeof environments)[number];

/** The four places of attack. @public */
export const layers = [
  'account',
  'network',
  'application',
  'data-store',
] as const;
/** One of {@link layers}. @public */
export type Layer = (typeof layers)[number];
