import { didYouMean } from '../didYouMean';
import { functionKindProblem } from './functionKinds';
import { ProofNotes } from './ProofNotes';
import { noteReferences, noteText } from './references';
import { scalarProblem } from './scalars';
import type { Definition, PropertyType, ResourceSchema } from './schemaFile';
import type { TemplateNames } from './TemplateNames';
import {
  called,
  functionCall,
  isNoValue,
  isObject,
  type FunctionCall,
} from './values';

/** What a value is checked against besides its type, and where the answer goes. */
export interface ValueScope {
  resource: ResourceSchema;
  names: TemplateNames;
  notes: ProofNotes;
}

/** Some services ask for the value as well; the schema does not tell which. */
const tagDefinition: Definition = {
  properties: { Key: 'string', Value: 'string' },
  required: ['Key'],
};

function proveCall(
  call: FunctionCall,
  type: PropertyType,
  path: string,
  scope: ValueScope,
) {
  const { names, notes } = scope;
  const { name, argument } = call;
  if (name === 'Fn::If' && Array.isArray(argument) && argument.length === 3) {
    const [condition, ...branches] = argument;
    noteReferences({ [name]: [condition, '', ''] }, path, notes);
    for (const branch of branches) {
      proveValue(branch, type, path, scope);
    }
    return;
  }
  noteReferences({ [name]: argument }, path, notes);
  const problem = functionKindProblem(call, type, names);
  if (problem) {
    notes.problem(path, problem);
  }
}

/** Whether a value has the outer form of a type. */
function hasForm(value: unknown, type: PropertyType): boolean {
  if (type === 'json' || functionCall(value)) {
    return true;
  }
  if (typeof type === 'object' && 'any' in type) {
    return type.any.some(each => hasForm(value, each));
  }
  if (typeof type === 'object' && 'list' in type) {
    return Array.isArray(value);
  }
  const needsObject =
    type === 'tag' ||
    (typeof type === 'object' && ('ref' in type || 'map' in type));
  return needsObject ? isObject(value) : typeof value !== 'object';
}

function proveUnion(
  value: unknown,
  types: readonly PropertyType[],
  path: string,
  scope: ValueScope,
) {
  const formed = types.filter(type => hasForm(value, type));
  const attempts = (formed.length > 0 ? formed : types).map(type => {
    const notes = ProofNotes.create();
    proveValue(value, type, path, { ...scope, notes });
    return notes;
  });
  const least = Math.min(...attempts.map(({ size }) => size));
  const best = attempts.find(({ size }) => size === least);
  if (best) {
    scope.notes.add(best);
  }
}

/** What may have been meant: a name like it, or the place where a property of this name belongs. */
function hintFor(
  property: string,
  definition: Definition,
  { properties, definitions }: ResourceSchema,
) {
  const near = didYouMean(property, Object.keys(definition.properties));
  const owners = Object.entries(definitions)
    .filter(([, other]) => Object.hasOwn(other.properties, property))
    .map(([name]) => name);
  if (Object.hasOwn(properties, property)) {
    owners.unshift('the resource itself');
  }
  return near || owners.length === 0
    ? near
    : `; ${owners.slice(0, 3).join(', ')} has it`;
}

/** Checks an object against the properties that it may and must have. `name` is what messages call them together. */
export function proveObject(
  value: unknown,
  definition: Definition,
  name: string,
  path: string,
  scope: ValueScope,
): void {
  const { notes, resource } = scope;
  if (!isObject(value)) {
    notes.problem(path, `must be an object (${name}), not ${called(value)}`);
    return;
  }
  const { properties, required = [] } = definition;
  const hasMacro = 'Fn::Transform' in value;
  for (const [key, entry] of Object.entries(value)) {
    const type = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (type !== undefined) {
      proveValue(entry, type, `${path}.${key}`, scope);
      continue;
    }
    noteReferences({ [key]: entry }, path, notes);
    // An object without known properties takes any.
    if (key !== 'Fn::Transform' && Object.keys(properties).length > 0) {
      notes.problem(
        path,
        `${name} has no property ${key}${hintFor(key, definition, resource)}`,
      );
    }
  }
  for (const key of hasMacro ? [] : required) {
    if (!Object.hasOwn(value, key) || isNoValue(value[key])) {
      notes.problem(path, `${name} needs the property ${key}`);
    }
  }
}

function proveList(
  value: unknown,
  type: PropertyType,
  path: string,
  scope: ValueScope,
) {
  if (!Array.isArray(value)) {
    scope.notes.problem(path, `must be a list, not ${called(value)}`);
    return;
  }
  for (const [index, element] of value.entries()) {
    proveValue(element, type, `${path}.${index}`, scope);
  }
}

function proveMap(
  value: unknown,
  type: PropertyType,
  path: string,
  scope: ValueScope,
) {
  if (!isObject(value)) {
    scope.notes.problem(path, `must be an object, not ${called(value)}`);
    return;
  }
  for (const [key, element] of Object.entries(value)) {
    proveValue(element, type, `${path}.${key}`, scope);
  }
}

/** Checks a value against the type of its property, at any depth. */
export function proveValue(
  value: unknown,
  type: PropertyType,
  path: string,
  scope: ValueScope,
): void {
  const { notes, resource } = scope;
  const call = functionCall(value);
  if (call) {
    proveCall(call, type, path, scope);
  } else if (type === 'json' || value === null) {
    noteReferences(value, path, notes);
  } else if (type === 'tag') {
    proveObject(value, tagDefinition, 'Tag', path, scope);
  } else if (typeof type === 'string' || 'values' in type) {
    const problem = scalarProblem(value, type);
    if (problem) {
      notes.problem(path, problem);
    }
    noteText(value, path, notes);
  } else if ('any' in type) {
    proveUnion(value, type.any, path, scope);
  } else if ('ref' in type) {
    const definition = resource.definitions[type.ref] ?? { properties: {} };
    proveObject(value, definition, type.ref, path, scope);
  } else if ('list' in type) {
    proveList(value, type.list, path, scope);
  } else {
    proveMap(value, type.map, path, scope);
  }
}
