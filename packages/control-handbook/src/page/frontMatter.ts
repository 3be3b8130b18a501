import { z } from 'zod';
import { severities } from '../facts/ControlFacts';
import {
  costLevels,
  downtimes,
  efforts,
  exceptionReasons,
  fixMethods,
  guardrailKinds,
  hazardKinds,
  missingFixReasons,
  replacementReasons,
} from './vocabulary';

/** A text that is not empty. */
export const text = z.string().trim().min(1);
/** A short name in lower case with hyphens. */
export const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const pattern = text.describe(
  'A pattern over the whole value: * stands for any characters; case counts',
);
/** `YYYY-MM-DD` */
export const isoDate = z.iso.date();

/** A public document, https only. */
export const sourceSchema = z.strictObject({
  title: text,
  url: z.url({ protocol: /^https$/ }),
});

/** All parts of one condition have to hold for the resource. */
const conditionSchema = z
  .strictObject({
    name: pattern.optional(),
    arn: pattern.optional(),
    resourceType: pattern.optional(),
    tag: pattern.optional(),
    tagValue: pattern.optional(),
  })
  .refine(condition => Object.keys(condition).length > 0, {
    message: 'A condition needs at least one part',
  })
  .refine(condition => condition.tagValue === undefined || condition.tag, {
    message: 'tagValue needs tag',
  });

/** One hazard: when it applies, what happens, what to do instead, and how we know. */
export const hazardSchema = z
  .strictObject({
    id: slug,
    kind: z.enum(hazardKinds),
    title: text,
    always: z
      .literal(true)
      .optional()
      .describe('It applies to every resource of the control'),
    when: z
      .array(conditionSchema)
      .min(1)
      .optional()
      .describe('It applies when one of these conditions holds'),
    check: text
      .optional()
      .describe('What a person has to look at when no condition can tell'),
    happens: text,
    instead: text,
    sources: z.array(sourceSchema).min(1).optional(),
    basis: z.literal('reasoning').optional(),
  })
  .refine(hazard => hazard.always || hazard.when || hazard.check, {
    message: 'Say when the hazard applies: always, when or check',
  })
  .refine(hazard => !(hazard.always && (hazard.when || hazard.check)), {
    message: 'always excludes when and check',
  });

/** A reason why a finding may stay. */
export const exceptionSchema = z.strictObject({
  id: slug,
  reason: z.enum(exceptionReasons),
  title: text,
  when: z.array(conditionSchema).min(1).optional(),
  text: text.describe('Usable as the justification of an acceptance'),
  suggestedDays: z.int().min(1).max(3650).optional(),
  sources: z.array(sourceSchema).min(1).optional(),
});

const guardrailSchema = z.strictObject({
  kind: z.enum(guardrailKinds),
  id: text.optional().describe('The id of the rule in its catalogue'),
  note: text,
});

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const absent = z
  .literal(true)
  .optional()
  .describe('The fix is that nothing stands there');

/**
 * What the control's rule looks at, and how each fix sets it: the lint checks that the snippet does. Paths are dotted, lists and blocks
 * are transparent; without a value any value will do, without a path the resource alone.
 */
export const testedSchema = z.strictObject({
  terraform: z
    .array(
      z.strictObject({
        resource: text.describe('e.g. aws_s3_bucket_public_access_block'),
        argument: text.optional(),
        value: scalar.optional(),
        absent,
      }),
    )
    .min(1)
    .optional(),
  cloudformation: z
    .array(
      z.strictObject({
        type: text.describe('e.g. AWS::S3::Bucket'),
        property: text.optional(),
        value: scalar.optional(),
        absent,
        replacement: z
          .enum(replacementReasons)
          .optional()
          .describe(
            'Why no hazard is needed, although a change of the property replaces the resource',
          ),
      }),
    )
    .min(1)
    .optional(),
  cli: z
    .array(
      z.strictObject({
        command: text.describe('e.g. s3api put-public-access-block'),
        option: text.optional().describe('With its dashes'),
        value: scalar
          .optional()
          .describe('A text that the value of the option contains'),
      }),
    )
    .min(1)
    .optional(),
});

const shared = {
  include: z.array(slug).optional(),
  hazards: z.array(hazardSchema).optional(),
  exceptions: z.array(exceptionSchema).optional(),
  guardrails: z.array(guardrailSchema).optional(),
  references: z.array(sourceSchema).optional(),
};

const identity = {
  id: z.string().regex(/^[A-Za-z0-9]+(?: [A-Za-z0-9]+)?\.\d+$/),
  title: text.describe('As in the facts table'),
  severity: z.enum(severities).describe('As in the facts table'),
  aliases: z.array(text).optional(),
  reviewed: isoDate,
};

const activeSchema = z.strictObject({
  ...identity,
  status: z.literal('active'),
  effort: z.enum(efforts),
  downtime: z.enum(downtimes),
  cost: z.strictObject({ level: z.enum(costLevels), note: text }),
  withoutFix: z
    .partialRecord(z.enum(fixMethods), z.enum(missingFixReasons))
    .optional(),
  tested: testedSchema.optional(),
  ...shared,
});

const retiredSchema = z.strictObject({
  ...identity,
  status: z.literal('retired'),
  retired: z.strictObject({
    date: isoDate,
    replacedBy: z.array(text),
    source: sourceSchema,
  }),
  ...shared,
});

/** The front matter of `controls/<Service>/<ControlId>.md`. */
export const controlFrontMatterSchema = z.discriminatedUnion('status', [
  activeSchema,
  retiredSchema,
]);

/** The front matter of `controls/_shared/<name>.md`, which pages pull in by `include: [<name>]`. */
export const sharedFrontMatterSchema = z.strictObject({
  name: slug,
  ...shared,
});

/** The front matter of `<ControlId>.ja.md`, `<slug>.ja.md` or `_shared/<name>.ja.md`: only what is translated, by the ids of the original. */
export const translationFrontMatterSchema = z.strictObject({
  id: z
    .union([identity.id, slug])
    .describe(
      'The control, the page about finding types, or the name of a shared piece',
    ),
  title: text
    .optional()
    .describe(
      "Of a page about finding types; the titles of controls are AWS's",
    ),
  language: z.literal('ja'),
  translated: isoDate.describe('When it was last compared with the original'),
  cost: text.optional(),
  hazards: z
    .record(
      slug,
      z.strictObject({
        title: text,
        check: text.optional(),
        happens: text,
        instead: text,
      }),
    )
    .optional(),
  exceptions: z.record(slug, z.strictObject({ title: text, text })).optional(),
});

/** See `controlFrontMatterSchema`. */
export type ControlFrontMatter = z.infer<typeof controlFrontMatterSchema>;
/** See `sharedFrontMatterSchema`. */
export type SharedFrontMatter = z.infer<typeof sharedFrontMatterSchema>;
/** See `translationFrontMatterSchema`. */
export type TranslationFrontMatter = z.infer<
  typeof translationFrontMatterSchema
>;
/** See `testedSchema`. */
export type TestedProperties = z.infer<typeof testedSchema>;
/** See `hazardSchema`. */
export type Hazard = z.infer<typeof hazardSchema>;
/** When a hazard or an exception applies: every part holds for the same resource. */
export type ResourceCondition = z.infer<typeof conditionSchema>;
/** A reason why a finding may stay, with a text to start the justification from. */
export type TypicalException = z.infer<typeof exceptionSchema>;
/** A rule that would have prevented the finding. */
export type Guardrail = z.infer<typeof guardrailSchema>;
/** A public document. */
export type SourceLink = z.infer<typeof sourceSchema>;
