import { z } from 'zod';
import {
  exceptionSchema,
  hazardSchema,
  isoDate,
  slug,
  sharedFrontMatterSchema,
  sourceSchema,
  text,
} from './frontMatter';
import { findingTypeProducts } from './vocabulary';

const page = {
  id: slug.describe('The name of the file'),
  product: z.enum(findingTypeProducts).describe('The name of the folder'),
  title: text,
  types: z
    .array(
      text.describe(
        'A pattern over the whole type as Security Hub has it: * stands for any characters, case does not count',
      ),
    )
    .min(1),
  reviewed: isoDate,
  include: z.array(slug).optional(),
  hazards: z.array(hazardSchema).optional(),
  references: z.array(sourceSchema).optional(),
};

/** The front matter of `findings/<product>/<slug>.md`. What is a threat is not accepted, so its page has no exceptions. */
export const findingTypeFrontMatterSchema = z.discriminatedUnion('responder', [
  z.strictObject({ ...page, responder: z.literal('threat') }),
  z.strictObject({
    ...page,
    responder: z.literal('owner'),
    exceptions: z.array(exceptionSchema).optional(),
  }),
]);

/** The front matter of `findings/_shared/<name>.md`, which these pages pull in by `include: [<name>]`. */
export const findingTypeSharedFrontMatterSchema = sharedFrontMatterSchema.omit({
  include: true,
  exceptions: true,
  guardrails: true,
});

/** See `findingTypeFrontMatterSchema`. */
export type FindingTypeFrontMatter = z.infer<
  typeof findingTypeFrontMatterSchema
>;
