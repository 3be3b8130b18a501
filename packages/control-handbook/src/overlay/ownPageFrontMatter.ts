import { z } from 'zod';
import {
  exceptionSchema,
  hazardSchema,
  isoDate,
  slug,
  sourceSchema,
  text,
} from '../page/frontMatter';
import { findingTypeResponders, languages } from '../page/vocabulary';
import { entityRef } from './overlayFrontMatter';

const patterns = z
  .array(
    text
      .max(200)
      .describe(
        'A pattern over the whole text: * stands for any characters, case does not count',
      ),
  )
  .min(1)
  .max(20);

/** Which findings a page is about: all parts that are given have to fit, each by one of its patterns. */
export const ownPageFindingsSchema = z
  .strictObject({
    product: z
      .string()
      .trim()
      .toLowerCase()
      .max(200)
      .regex(
        /^[^/\s]+(?:\/[^/\s]+)?$/,
        'Write the key of a product such as config, custom/default or vendor/scanner',
      )
      .describe(
        "The portal's key of the product: config, custom/default, vendor/scanner",
      ),
    types: patterns.optional().describe("The finding's types"),
    generators: patterns
      .optional()
      .describe('GeneratorId: the rule that made the finding'),
    titles: patterns
      .optional()
      .describe("The finding's title, for AWS Config the name of the rule"),
  })
  .superRefine(({ product, types, generators, titles }, context) => {
    const report = (message: string) =>
      context.addIssue({ code: 'custom', path: ['product'], message });
    if (product === 'security-hub') {
      report('A control of Security Hub has a file that is named by its id');
    } else if (!product.includes('/') && !types && !generators && !titles) {
      report('Of a product of AWS, say which types, generators or titles');
    }
  });

/** The front matter of an organisation's own page about findings that no control of Security Hub makes. */
export const ownPageFrontMatterSchema = z
  .strictObject({
    id: slug.max(100).describe('The name of the file'),
    title: text.max(200),
    findings: ownPageFindingsSchema,
    responder: z
      .enum(findingTypeResponders)
      .default('owner')
      .describe('Who acts: those who answer threats, or the owner'),
    language: z
      .enum(languages)
      .default('en')
      .describe('What the page is written in'),
    reviewer: entityRef,
    reviewed: isoDate,
    hazards: z.array(hazardSchema).max(50).optional(),
    exceptions: z.array(exceptionSchema).max(50).optional(),
    references: z.array(sourceSchema).max(50).optional(),
  })
  .refine(
    ({ responder, exceptions }) =>
      responder === 'owner' || exceptions === undefined,
    { path: ['exceptions'], message: 'A threat is not accepted' },
  );

/** See `ownPageFindingsSchema`. */
export type OwnPageFindings = z.infer<typeof ownPageFindingsSchema>;
/** See `ownPageFrontMatterSchema`. */
export type OwnPageFrontMatter = z.infer<typeof ownPageFrontMatterSchema>;
