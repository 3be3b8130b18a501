import { didYouMean } from '../didYouMean';
import type { CloudFormationSchema } from './CloudFormationSchema';
import { ProofNotes } from './ProofNotes';
import { proveObject } from './proveValue';
import { noteReferences } from './references';
import type { TemplateNames } from './TemplateNames';
import { called, isObject } from './values';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-product-attribute-reference.html
const attributes = [
  'Type',
  'Properties',
  'DependsOn',
  'Metadata',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'UpdatePolicy',
  'CreationPolicy',
  'Condition',
];

const policies: Record<string, readonly string[]> = {
  DeletionPolicy: ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'],
  UpdateReplacePolicy: ['Delete', 'Retain', 'Snapshot'],
};

/** Why nothing is known of the properties of a type, or `undefined` when they are to be looked up. */
function reasonWithoutSchema(type: string): string | undefined {
  if (
    type.startsWith('Custom::') ||
    type === 'AWS::CloudFormation::CustomResource'
  ) {
    return 'a custom resource';
  }
  if (type.endsWith('::MODULE')) {
    return 'a module';
  }
  return /^(?:AWS|Alexa)::/.test(type)
    ? undefined
    : `a resource type of another publisher (${type})`;
}

function noteAttributes(
  name: string,
  resource: Record<string, unknown>,
  notes: ProofNotes,
) {
  for (const key of Object.keys(resource)) {
    if (!attributes.includes(key)) {
      notes.problem(
        name,
        `a resource has no attribute ${key}${didYouMean(key, attributes)}`,
      );
    }
  }
  for (const [key, known] of Object.entries(policies)) {
    const policy = resource[key];
    if (typeof policy === 'string' && !known.includes(policy)) {
      notes.problem(
        `${name}.${key}`,
        `must be one of ${known.join(', ')}, not ${called(policy)}`,
      );
    }
  }
  const { DependsOn: dependencies = [], Condition: condition } = resource;
  for (const dependency of [dependencies].flat()) {
    if (typeof dependency === 'string') {
      const path = `${name}.DependsOn`;
      notes.reference({ kind: 'resource', name: dependency, path });
    } else {
      notes.problem(`${name}.DependsOn`, 'must be a name or a list of names');
    }
  }
  if (typeof condition === 'string') {
    const path = `${name}.Condition`;
    notes.reference({ kind: 'condition', name: condition, path });
  }
  for (const key of ['Metadata', 'UpdatePolicy', 'CreationPolicy']) {
    noteReferences(resource[key], `${name}.${key}`, notes);
  }
}

/** Checks one resource of a template, besides whether what it refers to exists. */
export function proveResource(
  name: string,
  resource: unknown,
  names: TemplateNames,
  schema: CloudFormationSchema,
): ProofNotes {
  const notes = ProofNotes.create();
  if (name.startsWith('Fn::')) {
    notes.unproved(`${name.split('::', 2).join('::')} among the resources`);
    return notes;
  }
  if (!/^[A-Za-z0-9]+$/.test(name)) {
    notes.problem(name, 'the name of a resource has only letters and digits');
  }
  if (!isObject(resource)) {
    notes.problem(name, `must be an object, not ${called(resource)}`);
    return notes;
  }
  noteAttributes(name, resource, notes);
  const { Type: type, Properties: properties = {} } = resource;
  if (typeof type !== 'string') {
    notes.problem(name, 'needs a Type');
    noteReferences(properties, name, notes);
    return notes;
  }
  const reason = reasonWithoutSchema(type);
  const known = reason ? undefined : schema.resource(type);
  if (known) {
    const scope = { resource: known, names, notes };
    proveObject(properties, known, type, name, scope);
    return notes;
  }
  noteReferences(properties, name, notes);
  if (reason) {
    notes.unproved(reason);
  } else {
    notes.problem(
      name,
      `unknown resource type ${type}${didYouMean(
        type,
        schema.types(),
      )} (or it is not in the schema yet: distil it again)`,
    );
  }
  return notes;
}
