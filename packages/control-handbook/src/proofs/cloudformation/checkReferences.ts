import type { CloudFormationSchema } from './CloudFormationSchema';
import { didYouMean } from '../didYouMean';
import type { Reference } from './ProofNotes';
import { pseudoParameters, type TemplateNames } from './TemplateNames';

function attributeProblem(
  { name, attribute }: Reference,
  names: TemplateNames,
  schema: CloudFormationSchema,
): string | undefined {
  const type = names.resources.get(name);
  const known = type === undefined ? undefined : schema.resource(type);
  if (!known || attribute === undefined) {
    return undefined;
  }
  const { attributes } = known;
  // The parts of some attributes are listed; of others, such as the outputs of a stack, nobody knows them.
  const open = attributes.some(
    each =>
      attribute.startsWith(`${each}.`) &&
      !attributes.some(other => other.startsWith(`${each}.`)),
  );
  return open || attributes.includes(attribute)
    ? undefined
    : `${type} has no attribute ${attribute}${didYouMean(
        attribute,
        attributes,
      )}`;
}

/** What is wrong with a reference, or `undefined` when it leads somewhere. */
export function referenceProblem(
  reference: Reference,
  names: TemplateNames,
  schema: CloudFormationSchema,
): string | undefined {
  const { kind, name } = reference;
  const { parameters, resources, conditions, mappings } = names;
  const missing = (what: string, known: Iterable<string>) =>
    `there is no ${what} ${name}${didYouMean(name, known)}`;
  switch (kind) {
    case 'value': {
      const known = [
        ...parameters.keys(),
        ...resources.keys(),
        ...pseudoParameters,
      ];
      return known.includes(name)
        ? undefined
        : missing('parameter or resource', known);
    }
    case 'condition':
      return conditions.has(name)
        ? undefined
        : missing('condition', conditions);
    case 'mapping':
      return mappings.has(name) ? undefined : missing('mapping', mappings);
    case 'resource':
    case 'attribute':
    default:
      return resources.has(name)
        ? attributeProblem(reference, names, schema)
        : missing('resource', resources.keys());
  }
}

/** Resources that wait for each other, so that none can be the first, e.g. `A -> B -> A`. */
export function circleIn(
  references: ReadonlyMap<string, readonly Reference[]>,
): string | undefined {
  const done = new Set<string>();
  const visit = (name: string, way: readonly string[]): string | undefined => {
    if (way.includes(name)) {
      return [...way.slice(way.indexOf(name)), name].join(' -> ');
    }
    if (done.has(name)) {
      return undefined;
    }
    for (const { kind, name: next } of references.get(name) ?? []) {
      const circle =
        kind !== 'condition' && kind !== 'mapping' && references.has(next)
          ? visit(next, [...way, name])
          : undefined;
      if (circle) {
        return circle;
      }
    }
    done.add(name);
    return undefined;
  };
  for (const name of references.keys()) {
    const circle = visit(name, []);
    if (circle) {
      return circle;
    }
  }
  return undefined;
}
