import { z } from 'zod';

/** Severity that AWS gives a control. */
export const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const;

/** Where an attacker would come in: the four places that a summary counts separately. */
export const layers = [
  'account',
  'network',
  'application',
  'data-store',
] as const;

/**
 * `active`: AWS checks it. `retired`: AWS no longer does. `rolled-back`: AWS withdrew it days after its release. `renamed`: the id
 * was used for a short time, `replacedBy` names the one that stayed.
 */
export const controlStatuses = [
  'active',
  'retired',
  'rolled-back',
  'renamed',
] as const;

const parameterSchema = z.strictObject({
  name: z.string(),
  type: z.string().optional(),
  default: z.string().optional(),
  allowed: z.string().optional(),
  customizable: z.boolean().optional(),
});

/** One record of the committed facts table. */
export const controlFactsSchema = z.strictObject({
  id: z.string().min(3),
  title: z.string().min(1),
  severity: z.enum(severities),
  category: z.string().optional(),
  layer: z.enum(layers),
  global: z.boolean().optional(),
  resourceTypes: z.array(z.string()).optional(),
  configRule: z.string().optional(),
  schedule: z.array(z.enum(['change', 'periodic'])).optional(),
  parameters: z.array(parameterSchema).optional(),
  standards: z.record(z.string(), z.array(z.string())),
  documentationUrl: z.url({ protocol: /^https$/ }),
  status: z.enum(controlStatuses),
  statusDate: z.string().optional(),
  retirementAnnounced: z.boolean().optional(),
  replacedBy: z.array(z.string()).optional(),
  legacyGeneratorIds: z.array(z.string()).optional(),
});

/** The committed facts table: the month of the collection and one record a control. */
export const controlFactsFileSchema = z.strictObject({
  date: z.string().regex(/^\d{4}-\d{2}$/),
  controls: z.array(controlFactsSchema),
});

/** See `severities`. */
export type ControlSeverity = (typeof severities)[number];

/** See `layers`. */
export type ControlLayer = (typeof layers)[number];

/** See `controlStatuses`. */
export type ControlStatus = (typeof controlStatuses)[number];

/**
 * What is publicly known about a Security Hub control, without any guidance. `standards` maps a standard to the requirement ids that
 * the control serves there (numbers only; empty when the standard is the requirement). `documentationUrl` is AWS's own page.
 * Follows https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html
 */
export type ControlFacts = z.infer<typeof controlFactsSchema>;
