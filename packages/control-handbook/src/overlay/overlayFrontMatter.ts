import { z } from 'zod';
import { exceptionReasons } from '../page/vocabulary';

/**
 * What an organisation decides about a control. `fix`: it is to be fixed. `accept`: the risk is accepted, and each finding can be accepted
 * with the reason at hand. `disable`: the control is to be switched off. `not-applicable`: it says nothing about what is run here.
 */
export const verdictKinds = [
  'fix',
  'accept',
  'disable',
  'not-applicable',
] as const;
/** See `verdictKinds`. */
export type VerdictKind = (typeof verdictKinds)[number];

/** Environments that a verdict can be limited to, as the account ledger knows them. */
export const verdictEnvironments = [
  'prod',
  'stage',
  'dev',
  'sandbox',
  'unknown',
] as const;

const text = z.string().trim().min(1);
/** A user or group of the catalog. */
export const entityRef = z
  .string()
  .regex(
    /^(?:user|group):[a-z0-9-]+\/[A-Za-z0-9._-]+$/,
    'Write an entity ref such as group:default/network',
  );

const whenSchema = z
  .strictObject({
    environments: z.array(z.enum(verdictEnvironments)).min(1).optional(),
    accounts: z
      .array(z.string().regex(/^\d{12}$/, 'Twelve digits, in quotes'))
      .min(1)
      .optional(),
    entityTypes: z
      .array(text)
      .min(1)
      .optional()
      .describe('`spec.type` of the entity that owns the resource'),
  })
  .refine(when => Object.keys(when).length > 0, {
    message: 'A condition needs at least one part',
  });

/** One verdict; the first of a file whose condition holds counts, so that the general one comes last. */
export const verdictSchema = z
  .strictObject({
    verdict: z.enum(verdictKinds),
    when: whenSchema
      .optional()
      .describe('All parts have to hold; left out: everywhere'),
    reason: text
      .max(2000)
      .describe('Why, in words that stand as the justification'),
    acceptAs: z
      .enum(exceptionReasons)
      .optional()
      .describe('The reason of an acceptance'),
    acceptDays: z
      .int()
      .min(1)
      .max(3650)
      .optional()
      .describe('How long an acceptance is to hold'),
    cost: text.max(500).optional().describe('What the fix would cost here'),
    responder: entityRef
      .optional()
      .describe('Who fixes it, where that is not the owner'),
    dueInDays: z
      .int()
      .min(1)
      .max(3650)
      .optional()
      .describe('Days to fix it in, instead of those by priority'),
  })
  .superRefine((verdict, context) => {
    const only = (kind: VerdictKind, fields: readonly string[]) => {
      for (const field of fields) {
        if (
          verdict.verdict !== kind &&
          verdict[field as keyof typeof verdict] !== undefined
        ) {
          context.addIssue({
            code: 'custom',
            path: [field],
            message: `${field} belongs to the verdict ${kind}`,
          });
        }
      }
    };
    only('accept', ['acceptAs', 'acceptDays']);
    only('fix', ['responder', 'dueInDays']);
    if (verdict.verdict === 'accept' && verdict.acceptAs === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['acceptAs'],
        message: 'An accepting verdict names the reason of the acceptance',
      });
    }
  });

/** The front matter of an organisation's file about one control. */
export const overlayFrontMatterSchema = z.strictObject({
  id: text.max(100).describe('The control, e.g. EC2.22'),
  reviewer: entityRef,
  reviewed: z.iso.date(),
  verdicts: z.array(verdictSchema).max(50).optional(),
});

/** See `verdictSchema`. */
export type Verdict = z.infer<typeof verdictSchema>;
/** See `overlayFrontMatterSchema`. */
export type OverlayFrontMatter = z.infer<typeof overlayFrontMatterSchema>;
