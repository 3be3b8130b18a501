import type { Body } from './blocks';
import { ExpressionReader, type Traversal } from './ExpressionReader';
import type { ProofContext } from './ProofContext';
import { reach, readableType, type Reached } from './readType';
import type { TerraformType } from './schemaFile';

/** A name that leads to a resource or data source: its address as `Declarations` knows it, and the steps behind it. */
export interface ResourceReference {
  /** `aws_s3_bucket` or `data.aws_vpc` */
  type: string;
  /** `aws_s3_bucket.logs` */
  address: string;
  steps: Traversal['steps'];
}

/** What a traversal refers to, if it has the form of a reference to a resource or data source. */
export function resourceReference({
  root,
  steps,
}: Traversal): ResourceReference | undefined {
  const parts = root === 'data' ? 2 : 1;
  const names = steps
    .slice(0, parts)
    .flatMap(step => (step.kind === 'attribute' ? [step.name] : []));
  if (names.length < parts) {
    return undefined;
  }
  const labels = [root, ...names];
  return {
    type: labels.slice(0, -1).join('.'),
    address: labels.join('.'),
    steps: steps.slice(parts),
  };
}

/** Follows a reference into the schema. With `count` or `for_each` a resource is many, and one has to be picked first. */
export function reachResource(
  { type, address, steps }: ResourceReference,
  body: Body | undefined,
  { schema }: ProofContext,
): Reached {
  const schemaBody = schema.body(type);
  if (!schemaBody) {
    return { type: 'any' };
  }
  const readable = readableType(schemaBody);
  const [first] = steps;
  const picked = first?.kind === 'index' ? steps.slice(1) : steps;
  if (!body) {
    return reach(readable, picked);
  }
  if ('count' in body || 'for_each' in body) {
    return first?.kind === 'attribute'
      ? { problem: `is many: pick one, as ${address}[...]` }
      : reach(['list', readable], steps);
  }
  return first?.kind === 'index'
    ? { problem: 'has neither count nor for_each, so that no index follows' }
    : reach(readable, steps);
}

/** The type of a string that is one expression, as far as that is a name that the snippet declares; else `any`. */
export function expressionType(
  text: string,
  context: ProofContext,
): TerraformType {
  const traversal = ExpressionReader.soleTraversal(text);
  const { declarations } = context;
  if (!traversal) {
    return 'any';
  }
  const { root, steps } = traversal;
  const [first, ...rest] = steps;
  if (root === 'var' && first?.kind === 'attribute') {
    const type = declarations.variable(first.name)?.type ?? 'any';
    return rest.length === 0 ? type : 'any';
  }
  const reference = resourceReference(traversal);
  const body = reference && declarations.resource(reference.address);
  return reference && body
    ? reachResource(reference, body, context).type ?? 'any'
    : 'any';
}
