import { didYouMean } from '../didYouMean';
import { blocksOf, isBody, own, type Body } from './blocks';
import type { ProofContext } from './ProofContext';
import { proveValue } from './proveValue';
import type { BlockSchema, BodySchema } from './schemaFile';

/** The nested block in which a misplaced name belongs, e.g. `rule.apply`, as the end of a message. */
function belongsInto(name: string, body: BodySchema): string {
  for (const [block, inner] of Object.entries(body.blocks)) {
    if (own(inner.arguments, name) || own(inner.blocks, name)) {
      return `; it belongs into the block ${block}`;
    }
  }
  return '';
}

function unknownName(name: string, body: BodySchema): string {
  return `unknown argument or block ${name}${
    didYouMean(name, [
      ...Object.keys(body.arguments),
      ...Object.keys(body.blocks),
    ]) || belongsInto(name, body)
  }`;
}

function proveBlocks(
  name: string,
  value: unknown,
  block: BlockSchema,
  path: string,
  context: ProofContext,
) {
  const bodies = blocksOf(value);
  if (!bodies) {
    context.problem(
      path,
      `${name} is a block: write ${name} { ... } without =`,
    );
    return;
  }
  if (block.max !== undefined && bodies.length > block.max) {
    context.problem(path, `${name} can be written only once`);
  }
  for (const body of bodies) {
    proveBody(body, block, `${path}.${name}`, context);
  }
}

/** `dynamic "x" { for_each, iterator, labels, content { ... } }` makes blocks of the name x. */
function proveDynamic(
  value: unknown,
  schema: BodySchema,
  path: string,
  context: ProofContext,
): string[] {
  const names = isBody(value) ? Object.keys(value) : [];
  for (const name of names) {
    const block = own(schema.blocks, name);
    const type = own(schema.arguments, name);
    if (!block && !Array.isArray(type)) {
      context.problem(path, unknownName(name, schema));
    }
    for (const dynamic of (isBody(value) && blocksOf(value[name])) || []) {
      const place = `${path}.${name}`;
      const { for_each: each, content, iterator, labels, ...others } = dynamic;
      const [inner] = blocksOf(content) ?? [];
      if (each === undefined || !inner) {
        context.problem(place, 'dynamic needs for_each and a block content');
      }
      for (const other of Object.keys(others)) {
        context.problem(
          place,
          `dynamic has no ${other}; it belongs into content`,
        );
      }
      if (inner && block) {
        proveBody(inner, block, place, context);
      } else if (inner && type) {
        proveValue([inner], type, place, context);
      }
    }
  }
  return names;
}

/**
 * Checks what stands in a block: names, nesting, types, and that what is required is there.
 *
 * @param path Where it stands, for messages.
 */
export function proveBody(
  { dynamic, ...body }: Body,
  schema: BodySchema,
  path: string,
  context: ProofContext,
): void {
  const repeated = proveDynamic(dynamic, schema, path, context);
  for (const [name, value] of Object.entries(body)) {
    const block = own(schema.blocks, name);
    const type = own(schema.arguments, name);
    if (block) {
      proveBlocks(name, value, block, path, context);
    } else if (type !== undefined) {
      proveValue(value, type, `${path}.${name}`, context);
    } else if (own(schema.computed, name) !== undefined) {
      context.problem(path, `${name} can only be read, not set`);
    } else {
      context.problem(path, unknownName(name, schema));
    }
  }
  for (const name of schema.required) {
    const value = own(body, name) ?? undefined;
    if (value === undefined && !repeated.includes(name)) {
      context.problem(path, `needs the argument ${name}`);
    }
  }
  for (const [name, { min }] of Object.entries(schema.blocks)) {
    if (min > 0 && !Object.hasOwn(body, name) && !repeated.includes(name)) {
      context.problem(path, `needs a block ${name}`);
    }
  }
}
