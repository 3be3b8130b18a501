import { didYouMean } from '../didYouMean';
import { own } from './blocks';
import type { Step } from './ExpressionReader';
import type { BodySchema, TerraformType } from './schemaFile';

/** What an expression that names a resource or a part of it sees. */
export function readableType(body: BodySchema): TerraformType {
  const blocks = Object.entries(body.blocks).map(
    ([name, block]): [string, TerraformType] => [
      name,
      block.nesting === 'single'
        ? readableType(block)
        : [block.nesting, readableType(block)],
    ],
  );
  return [
    'object',
    { ...body.arguments, ...body.computed, ...Object.fromEntries(blocks) },
  ];
}

/** The type as Terraform's documentation writes it, without what an object holds. */
export function typeName(type: TerraformType): string {
  if (typeof type === 'string') {
    return type;
  }
  return type[0] === 'object' ? 'object' : `${type[0]} of ${typeName(type[1])}`;
}

/** The type that is reached, or why there is none. `any` when nobody can tell. */
export type Reached =
  | { type: TerraformType; problem?: undefined }
  | { type?: undefined; problem: string };

const any: Reached = { type: 'any' };

function pickOne(
  step: Exclude<Step, { kind: 'splat' }>,
  type: TerraformType,
): Reached {
  const name = step.kind === 'attribute' ? step.name : step.key;
  const shown = step.kind === 'attribute' ? `.${name}` : `[${name ?? '...'}]`;
  if (typeof type === 'string') {
    return { problem: `a ${type} has no ${shown}` };
  }
  const [kind, inner] = type;
  if (kind === 'map') {
    return { type: inner };
  }
  if (kind === 'object') {
    if (name === undefined) {
      return any;
    }
    const attribute = own(inner, name);
    return attribute === undefined
      ? {
          problem: `no attribute ${name}${didYouMean(
            name,
            Object.keys(inner),
          )}`,
        }
      : { type: attribute };
  }
  if (step.kind === 'attribute' || kind === 'set') {
    const take = kind === 'set' ? 'one(...) or a for' : 'an index such as [0]';
    return { problem: `a ${kind} has no ${shown}: take ${take}` };
  }
  return { type: inner };
}

/** Follows steps such as `.arn` and `[0]` into a type. */
export function reach(type: TerraformType, steps: readonly Step[]): Reached {
  const [step, ...rest] = steps;
  if (!step || type === 'any') {
    return { type };
  }
  if (step.kind === 'splat') {
    const many =
      Array.isArray(type) && (type[0] === 'list' || type[0] === 'set');
    const other = rest.findIndex(({ kind }) => kind !== 'attribute');
    const end = step.attributesOnly && other >= 0 ? other : rest.length;
    const each = reach(many ? type[1] : type, rest.slice(0, end));
    return each.type === undefined
      ? each
      : reach(['list', each.type], rest.slice(end));
  }
  const next = pickOne(step, type);
  return next.type === undefined ? next : reach(next.type, rest);
}
