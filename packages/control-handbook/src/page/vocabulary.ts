/**
 * What following the advice can do to a system.
 *
 * `replaces-resource`: the resource is made anew. `downtime`: it is unavailable for a while. `cost`: the bill grows. `service-managed`:
 * another service owns it and will break or undo the change. `irreversible`: there is no way back. `breaks-clients`: someone who uses
 * it today no longer can. `needs-coordination`: people or teams beyond the owner have to act together.
 */
export const hazardKinds = [
  'replaces-resource',
  'downtime',
  'cost',
  'service-managed',
  'irreversible',
  'breaks-clients',
  'needs-coordination',
] as const;

/** Why a finding may stay: the reasons that an acceptance of a risk can give. */
export const exceptionReasons = [
  'by-design',
  'system-constraint',
  'operational-constraint',
  'requires-recreation',
  'fix-causes-problem',
  'compensating-control',
  'not-applicable',
] as const;

/** Work for one resource, by someone who knows it, from reading the page to the verified fix. */
export const efforts = ['minutes', 'hours', 'days', 'weeks'] as const;

/**
 * What users notice while the fix is applied. `none`: nothing. `restart`: one short interruption. `window`: plan a maintenance window.
 * `depends`: on who uses the resource today; the hazards say on what.
 */
export const downtimes = ['none', 'restart', 'window', 'depends'] as const;

/** What the fixed state adds to the bill. */
export const costLevels = ['none', 'low', 'varies', 'high'] as const;

/** The ways a fix can be written, in the order in which we recommend them. */
export const fixMethods = [
  'terraform',
  'cloudformation',
  'cli',
  'console',
] as const;

/**
 * Why a page gives no fix for a method. `root-user-only`: the root user has to do it. `no-such-resource`: the tool has no resource,
 * property or command for it. `application-change`: it is fixed in the code of the application. `one-time-action`: something is done
 * once, which a declaration of state cannot say.
 */
export const missingFixReasons = [
  'root-user-only',
  'no-such-resource',
  'application-change',
  'one-time-action',
] as const;

/**
 * Why a page warns of no replacement, although the schema says that a change of the property replaces the resource. `added`: the finding
 * says that there is no such resource, so the fix makes one and replaces none. `nothing-lost`: the resource holds nothing and nobody
 * refers to it, e.g. a rule of a security group, and the new one is there before the old one goes.
 */
export const replacementReasons = ['added', 'nothing-lost'] as const;

/** Where a preventive rule lives. */
export const guardrailKinds = [
  'scp',
  'rcp',
  'config-proactive',
  'control-tower',
  'cloudformation-hook',
  'checkov',
  'trivy',
  'account-setting',
  'iam-policy',
  'opa',
] as const;

/** Products of AWS whose finding types have pages, by the keys under which the portal keeps them. */
export const findingTypeProducts = [
  'access-analyzer',
  'guardduty',
  'inspector',
  'macie',
] as const;

/** Who acts on findings of a type. `threat`: those who answer threats. `owner`: the owner of the resource. */
export const findingTypeResponders = ['threat', 'owner'] as const;

/** Kinds of resources for which a page about finding types can have a first response of their own. */
export const resourceKinds = [
  'instance',
  'container',
  'image',
  'function',
  'access-key',
  'identity',
  'bucket',
  'database',
] as const;

/** Languages that a page can be written in. English is the original. */
export const languages = ['en', 'ja'] as const;

/** See `hazardKinds`. */
export type HazardKind = (typeof hazardKinds)[number];
/** See `exceptionReasons`. */
export type ExceptionReason = (typeof exceptionReasons)[number];
/** See `efforts`. */
export type Effort = (typeof efforts)[number];
/** See `downtimes`. */
export type Downtime = (typeof downtimes)[number];
/** See `costLevels`. */
export type CostLevel = (typeof costLevels)[number];
/** See `fixMethods`. */
export type FixMethod = (typeof fixMethods)[number];
/** See `missingFixReasons`. */
export type MissingFixReason = (typeof missingFixReasons)[number];
/** See `replacementReasons`. */
export type ReplacementReason = (typeof replacementReasons)[number];
/** See `guardrailKinds`. */
export type GuardrailKind = (typeof guardrailKinds)[number];
/** See `findingTypeProducts`. */
export type FindingTypeProduct = (typeof findingTypeProducts)[number];
/** See `findingTypeResponders`. */
export type FindingTypeResponder = (typeof findingTypeResponders)[number];
/** See `resourceKinds`. */
export type ResourceKind = (typeof resourceKinds)[number];
/** See `languages`. */
export type HandbookLanguage = (typeof languages)[number];
