import { z } from 'zod';

const allowedValue = z.union([z.string(), z.number()]);

/**
 * The type of a property. `json` is any JSON, `tag` an object with `Key` and `Value`, `ref` one of the resource's definitions, `any` a
 * union, `values` a scalar out of a closed list.
 */
export type PropertyType =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'json'
  | 'tag'
  | { values: z.infer<typeof allowedValue>[] }
  | { list: PropertyType }
  | { map: PropertyType }
  | { ref: string }
  | { any: PropertyType[] };

const propertyTypeSchema: z.ZodType<PropertyType> = z.lazy(() =>
  z.union([
    z.enum(['string', 'integer', 'number', 'boolean', 'json', 'tag']),
    z.strictObject({ values: z.array(allowedValue).min(1) }),
    z.strictObject({ list: propertyTypeSchema }),
    z.strictObject({ map: propertyTypeSchema }),
    z.strictObject({ ref: z.string() }),
    z.strictObject({ any: z.array(propertyTypeSchema).min(1) }),
  ]),
);

const names = z.array(z.string()).min(1).optional();

const definitionSchema = z.strictObject({
  properties: z.record(z.string(), propertyTypeSchema),
  required: names,
  replaces: names,
  mayReplace: names,
});

const resourceSchema = definitionSchema.extend({
  attributes: z.array(z.string()),
  tags: z.string().optional(),
  definitions: z.record(z.string(), definitionSchema),
});

/** `schemas/cloudformation.json`, written by tools/distil-schemas/cloudformation.mjs. */
export const cloudFormationFileSchema = z.strictObject({
  source: z.string(),
  version: z.string(),
  date: z.iso.date(),
  resources: z.record(z.string(), resourceSchema),
});

/**
 * Which properties an object has, and what a stack update does when one of them changes: those in `replaces` make CloudFormation replace
 * the resource, those in `mayReplace` under conditions, all others never.
 */
export type Definition = z.infer<typeof definitionSchema>;
/** A resource type: its properties, what `Fn::GetAtt` can ask it for, the property with its tags, and its nested properties. */
export type ResourceSchema = z.infer<typeof resourceSchema>;
