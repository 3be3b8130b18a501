import { didYouMean } from '../didYouMean';
import { isBody, own } from './blocks';
import { expressionType } from './expressionType';
import { ExpressionReader } from './ExpressionReader';
import type { ProofContext } from './ProofContext';
import { typeName } from './readType';
import type { TerraformType } from './schemaFile';

const scalars: readonly unknown[] = ['string', 'number', 'bool'];

/** Whether Terraform turns a value of one type into the other. Text may hold a number or a truth value. */
function isConvertible(from: TerraformType, to: TerraformType): boolean {
  if (from === 'any' || to === 'any') {
    return true;
  }
  if (typeof from === 'string' || typeof to === 'string') {
    const bothScalar = scalars.includes(from) && scalars.includes(to);
    return bothScalar && (from === to || from === 'string' || to === 'string');
  }
  const isSequence = (kind: string) => kind === 'list' || kind === 'set';
  if (isSequence(from[0]) !== isSequence(to[0])) {
    return false;
  }
  return from[0] === 'object' || to[0] === 'object'
    ? true
    : isConvertible(from[1], to[1]);
}

function describe(value: unknown): string {
  if (Array.isArray(value)) {
    return value.length > 0 && value.every(isBody)
      ? 'blocks, or a list of objects'
      : 'a list';
  }
  if (isBody(value)) {
    return 'a map or object';
  }
  return typeof value === 'string' ? `"${value}"` : String(value);
}

function fitsText(text: string, type: TerraformType): boolean {
  switch (type) {
    case 'string':
      return true;
    case 'number':
      return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text);
    case 'bool':
      return ['true', 'false', '1', '0'].includes(text);
    default:
      return false;
  }
}

function proveText(
  text: string,
  type: TerraformType,
  path: string,
  context: ProofContext,
) {
  if (ExpressionReader.soleExpression(text) !== undefined) {
    const from = expressionType(text, context);
    if (!isConvertible(from, type)) {
      context.problem(
        path,
        `needs a ${typeName(type)}, and ${text.slice(2, -1)} is a ${typeName(
          from,
        )}`,
      );
    }
    return;
  }
  const isTemplate = /(?<!\$)\$\{|(?<!%)%\{/.test(text);
  if (isTemplate ? !scalars.includes(type) : !fitsText(text, type)) {
    context.problem(path, `needs a ${typeName(type)}, not ${describe(text)}`);
  }
}

/** Checks that a value, which may be an expression, is one of the type. */
export function proveValue(
  value: unknown,
  type: TerraformType,
  path: string,
  context: ProofContext,
): void {
  if (value === null || value === undefined) {
    return;
  }
  if (type === 'any') {
    context.unproved(`the schema does not describe ${path}`);
    return;
  }
  const [kind, inner] = typeof type === 'string' ? [type] : type;
  if (typeof value === 'string') {
    proveText(value, type, path, context);
  } else if (typeof value === 'number' || typeof value === 'boolean') {
    const from = typeof value === 'number' ? 'number' : 'bool';
    if (!isConvertible(from, type)) {
      context.problem(path, `needs a ${typeName(type)}, not ${value}`);
    }
  } else if (Array.isArray(value) && (kind === 'list' || kind === 'set')) {
    for (const [index, element] of value.entries()) {
      proveValue(element, inner, `${path}[${index}]`, context);
    }
  } else if (isBody(value) && kind === 'map') {
    for (const [key, element] of Object.entries(value)) {
      proveValue(element, inner, `${path}.${key}`, context);
    }
  } else if (isBody(value) && kind === 'object') {
    for (const [key, element] of Object.entries(value)) {
      const expected = own(inner, key);
      if (expected !== undefined) {
        proveValue(element, expected, `${path}.${key}`, context);
      } else if (!key.startsWith('${')) {
        const hint = didYouMean(key, Object.keys(inner));
        context.problem(path, `has no ${key}${hint}`);
      }
    }
  } else {
    const blocks = Array.isArray(value) && value.every(isBody);
    const hint = blocks && kind === 'map' ? ': write it with =' : '';
    context.problem(
      path,
      `needs a ${typeName(type)}, not ${describe(value)}${hint}`,
    );
  }
}
