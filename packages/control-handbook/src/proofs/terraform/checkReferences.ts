import { didYouMean } from '../didYouMean';
import { isBody } from './blocks';
import { ExpressionReader, type Traversal } from './ExpressionReader';
import { reachResource, resourceReference } from './expressionType';
import type { ProofContext } from './ProofContext';

/** Names that mean something at a place of the snippet. */
export interface Scope {
  /** Whether `each` means something, by for_each. */
  each?: boolean;
  /** Whether `count` means something. */
  count?: boolean;
  /** Names of the iterators of dynamic blocks. */
  iterators?: readonly string[];
}

/** Always known; and the word that stands for a placeholder which a finding cannot fill in. */
const freeRoots = ['path', 'terraform', 'self', 'placeholder'];

function problemOfResource(
  traversal: Traversal,
  context: ProofContext,
): string | undefined {
  const reference = resourceReference(traversal);
  const { declarations } = context;
  if (!reference) {
    return `${traversal.root} has to be followed by the name of a resource`;
  }
  const { address } = reference;
  const body = declarations.resource(address);
  if (!body && !declarations.isImported(address)) {
    return `${address} is not in the snippet${didYouMean(
      address,
      declarations.addresses(),
    )}`;
  }
  const { problem } = reachResource(reference, body, context);
  return problem && `${address}: ${problem}`;
}

function problemOf(
  traversal: Traversal,
  scope: Scope,
  context: ProofContext,
): string | undefined {
  const { declarations } = context;
  const { root, steps } = traversal;
  const [first] = steps;
  const name = first?.kind === 'attribute' ? first.name : undefined;
  if (freeRoots.includes(root) || scope.iterators?.includes(root)) {
    return undefined;
  }
  switch (root) {
    case 'var':
    case 'local': {
      const isKnown =
        root === 'var'
          ? declarations.variable(name ?? '') !== undefined
          : declarations.hasLocal(name ?? '');
      return isKnown
        ? undefined
        : `${root}.${name} is not in the snippet${didYouMean(
            name ?? '',
            declarations.names(root),
          )}`;
    }
    case 'module':
      return declarations.hasModule(name ?? '')
        ? undefined
        : `module.${name} is not in the snippet`;
    case 'each':
      return scope.each ? undefined : 'each needs for_each';
    case 'count':
      return scope.count ? undefined : 'count.index needs count';
    // Of a kind of resource that the provider has no schema for.
    case 'ephemeral':
    case 'action':
      return undefined;
    default:
      return root !== 'data' && !root.includes('_')
        ? `${root} is no name that the snippet declares`
        : problemOfResource(traversal, context);
  }
}

/**
 * Checks every name in the expressions of a value: what it refers to has to be in the snippet, and to have the attribute.
 *
 * @param path Where it stands, for messages.
 */
export function checkReferences(
  value: unknown,
  path: string,
  scope: Scope,
  context: ProofContext,
): void {
  if (typeof value === 'string') {
    for (const traversal of ExpressionReader.traversalsIn(value)) {
      const problem = problemOf(traversal, scope, context);
      if (problem) {
        context.problem(path, problem);
      }
    }
  } else if (Array.isArray(value)) {
    for (const element of value) {
      checkReferences(element, path, scope, context);
    }
  } else if (isBody(value)) {
    for (const [key, element] of Object.entries(value)) {
      checkReferences(key, path, scope, context);
      if (key === 'dynamic') {
        checkDynamic(element, path, scope, context);
      } else {
        checkReferences(element, `${path}.${key}`, scope, context);
      }
    }
  }
}

function checkDynamic(
  blocks: unknown,
  path: string,
  scope: Scope,
  context: ProofContext,
) {
  for (const [name, list] of isBody(blocks) ? Object.entries(blocks) : []) {
    for (const block of Array.isArray(list) ? list.filter(isBody) : []) {
      const { iterator, for_each: each, ...inner } = block;
      const named =
        typeof iterator === 'string'
          ? ExpressionReader.soleExpression(iterator) ?? iterator
          : name;
      const iterators = [...(scope.iterators ?? []), named];
      checkReferences(each, `${path}.${name}`, scope, context);
      checkReferences(
        Object.values(inner),
        `${path}.${name}`,
        { ...scope, iterators },
        context,
      );
    }
  }
}
