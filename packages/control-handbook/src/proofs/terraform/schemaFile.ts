import { z } from 'zod';

/**
 * The type of an argument or attribute, written as Terraform writes it in JSON. `any` is what the package does not describe. The names of
 * an object may be left out, as they may in a block.
 */
export type TerraformType =
  | 'string'
  | 'number'
  | 'bool'
  | 'any'
  | ['list' | 'set' | 'map', TerraformType]
  | ['object', Record<string, TerraformType>];

const typeSchema: z.ZodType<TerraformType> = z.lazy(() =>
  z.union([
    z.enum(['string', 'number', 'bool', 'any']),
    z.tuple([z.enum(['list', 'set', 'map']), typeSchema]),
    z.tuple([z.literal('object'), z.record(z.string(), typeSchema)]),
  ]),
);

/** What a resource, a data source, the block of the provider or a nested block holds. */
export interface BodySchema {
  /** What can be set with `=`. */
  arguments: Record<string, TerraformType>;
  /** Names of the arguments that have to be set. */
  required: string[];
  /** What can only be read. */
  computed: Record<string, TerraformType>;
  /** What is written with braces and without `=`. */
  blocks: Record<string, BlockSchema>;
}

/** A nested block. How often it may stand there is only known in part: newer resources check that in their code. */
export interface BlockSchema extends BodySchema {
  /** How the blocks of a name are read: as `list` and `set` they are many, even if `max` is 1. */
  nesting: 'list' | 'set' | 'single';
  min: number;
  max?: number;
}

const namesShape = {
  arguments: z.record(z.string(), typeSchema).default({}),
  required: z.array(z.string()).default([]),
  computed: z.record(z.string(), typeSchema).default({}),
};

const blockSchema: z.ZodType<BlockSchema> = z.lazy(() =>
  z.strictObject({
    ...namesShape,
    blocks: z.record(z.string(), blockSchema).default({}),
    nesting: z.enum(['list', 'set', 'single']),
    min: z.int().default(0),
    max: z.int().optional(),
  }),
);

const bodySchema: z.ZodType<BodySchema> = z.strictObject({
  ...namesShape,
  blocks: z.record(z.string(), blockSchema).default({}),
});

/** `schemas/terraform.json`, written by tools/distil-schemas/terraform.mjs. */
export const terraformFileSchema = z.strictObject({
  source: z.string(),
  version: z.string(),
  date: z.iso.date(),
  /** Version of Terraform's provider `hashicorp/aws`. */
  provider: z.string(),
  providerBlock: bodySchema,
  resources: z.record(z.string(), bodySchema),
  dataSources: z.record(z.string(), bodySchema),
});
