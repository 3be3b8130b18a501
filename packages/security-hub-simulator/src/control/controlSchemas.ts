import { z } from 'zod';

const selector = z
  .object({
    id: z.string(),
    productArn: z.string(),
    accountId: z.string(),
    region: z.string(),
    controlId: z.string(),
    resourceId: z.string(),
  })
  .partial()
  .strict();

/** A selector of records that is not for all of them. */
export const nonEmptySelector = selector.refine(
  value => Object.keys(value).length > 0,
  'a selector needs at least one member',
);

const milliseconds = z.number().min(0);

/** The bodies that control requests take. */
export const controlSchemas = {
  list: z.object({
    selector: selector.default({}),
    limit: z.number().int().min(1).default(100),
  }),
  compliance: z.object({
    selector: nonEmptySelector,
    result: z.enum(['PASSED', 'FAILED', 'WARNING', 'NOT_AVAILABLE']),
  }),
  selected: z.object({ selector: nonEmptySelector }),
  patch: z.object({
    selector: nonEmptySelector,
    members: z.record(z.string(), z.unknown()),
  }),
  unified: z.object({
    selector: nonEmptySelector,
    status: z.enum(['NEW', 'NOTIFIED', 'SUPPRESSED', 'RESOLVED']),
  }),
  denial: z.object({
    arn: z.string(),
    operations: z.array(z.string()).optional(),
  }),
  arn: z.object({ arn: z.string() }),
  role: z.object({
    arn: z.string(),
    externalId: z.string().optional(),
    allowedOperations: z.array(z.string()).optional(),
  }),
  account: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string().optional(),
    hubEnabled: z.boolean().optional(),
    memberStatus: z
      .enum([
        'Created',
        'Invited',
        'Enabled',
        'Removed',
        'Resigned',
        'Deleted',
        'AccountSuspended',
        'none',
      ])
      .optional(),
    controlFindingGenerator: z
      .enum(['SECURITY_CONTROL', 'STANDARD_CONTROL'])
      .optional(),
    unifiedHubEnabled: z.boolean().optional(),
    findingFormats: z.enum(['both', 'asff', 'ocsf']).optional(),
    metadataUids: z.boolean().optional(),
    standards: z
      .array(
        z.object({
          path: z.string(),
          regions: z.array(z.string()).optional(),
          status: z
            .enum(['PENDING', 'READY', 'FAILED', 'DELETING', 'INCOMPLETE'])
            .optional(),
          statusReason: z.string().optional(),
        }),
      )
      .optional(),
    configRecorder: z.enum(['recording', 'stopped', 'absent']).optional(),
    organizationsState: z
      .enum([
        'PENDING_ACTIVATION',
        'ACTIVE',
        'SUSPENDED',
        'PENDING_CLOSURE',
        'CLOSED',
        'none',
      ])
      .optional(),
    organizationalUnit: z.string().optional(),
    tags: z.record(z.string(), z.string()).optional(),
  }),
  fault: z.object({
    operation: z.string(),
    accountId: z.string().optional(),
    region: z.string().optional(),
    times: z.number().int().min(1).optional(),
    after: z.number().int().min(0).optional(),
    delay: milliseconds.optional(),
    error: z
      .object({
        code: z.string(),
        status: z.number().int().min(400).max(599),
        message: z.string().optional(),
      })
      .optional(),
    hang: z.boolean().optional(),
    cut: z.enum(['request', 'reply', 'body']).optional(),
    truncate: z.boolean().optional(),
    slowBody: milliseconds.optional(),
    expiredToken: z.boolean().optional(),
  }),
  skew: z.object({ milliseconds: z.number() }),
  findingFault: z.object({
    id: z.string(),
    code: z.string(),
    message: z.string().optional(),
    times: z.number().int().min(1).optional(),
  }),
  switches: z
    .object({
      suppressedThatPasses: z.enum(['stays', 'resolved']),
      providerUpdatesToSuppressed: z.enum(['reach', 'ignored']),
      userDefinedFields: z.enum(['replace', 'merge']),
      administratorWrite: z.enum(['holds', 'undoneAtNextCheck']),
      unifiedState: z.enum(['separate', 'linked']),
      updateMovesProcessedAt: z.boolean(),
      homeRegionLagMinutes: z.number().min(0).max(10),
      paging: z.enum(['stable', 'shifting']),
      throttlingError: z.enum([
        'LimitExceededException',
        'TooManyRequestsException',
      ]),
      containsFilters: z.enum(['accepted', 'rejected']),
    })
    .partial()
    .strict(),
  limits: z.object({ scale: z.number().positive().optional() }),
  delays: z.object({
    update: milliseconds.optional(),
    tokenLifetime: milliseconds.optional(),
  }),
  clock: z.union([
    z.object({ set: z.iso.datetime({ offset: true }) }).strict(),
    z
      .object({
        advance: z
          .object({
            days: z.number(),
            hours: z.number(),
            minutes: z.number(),
            seconds: z.number(),
            milliseconds: z.number(),
          })
          .partial()
          .strict(),
      })
      .strict(),
  ]),
} as const;
