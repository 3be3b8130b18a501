import type { Proof } from '../Proof';
import { circleIn, referenceProblem } from './checkReferences';
import type { CloudFormationSchema } from './CloudFormationSchema';
import { didYouMean } from '../didYouMean';
import { parameterProblems } from './parameterTypes';
import { ProofNotes } from './ProofNotes';
import { proveResource } from './proveResource';
import { noteReferences } from './references';
import { sectionOf, TemplateNames } from './TemplateNames';
import { called, isObject } from './values';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
const recordSections = [
  'Parameters',
  'Resources',
  'Outputs',
  'Conditions',
  'Mappings',
  'Rules',
  'Metadata',
  'Hooks',
];
const sections = [
  ...recordSections,
  'Description',
  'AWSTemplateFormatVersion',
  'Transform',
];
const outputAttributes = ['Value', 'Description', 'Export', 'Condition'];

/** Transforms of AWS that only add to what is written, or allow a few more functions. */
const harmlessTransforms: readonly unknown[] = [
  'AWS::LanguageExtensions',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
];

function noteSections(template: Record<string, unknown>, notes: ProofNotes) {
  for (const [name, section] of Object.entries(template)) {
    if (!sections.includes(name)) {
      notes.problem(
        'the template',
        `has no section ${name}${didYouMean(name, sections)}`,
      );
    } else if (recordSections.includes(name) && !isObject(section)) {
      notes.problem(name, `must be an object, not ${called(section)}`);
    }
  }
  const version = template.AWSTemplateFormatVersion;
  if (version !== undefined && version !== '2010-09-09') {
    notes.problem('AWSTemplateFormatVersion', 'must be 2010-09-09');
  }
  if (Object.keys(sectionOf(template, 'Resources')).length === 0) {
    notes.problem('the template', 'has no resources');
  }
  for (const name of Object.keys(sectionOf(template, 'Parameters'))) {
    if (Object.hasOwn(sectionOf(template, 'Resources'), name)) {
      notes.problem(name, 'is both a parameter and a resource');
    }
  }
}

/** Conditions refer to each other by `{ Condition: name }`, and to nothing but parameters. */
function noteConditions(
  value: unknown,
  path: string,
  names: TemplateNames,
  notes: ProofNotes,
) {
  const found = ProofNotes.create();
  noteReferences(value, path, found);
  notes.add(found);
  for (const { kind, name } of found.references) {
    if (kind === 'value' && names.resources.has(name)) {
      notes.problem(path, `a condition cannot look at the resource ${name}`);
    }
  }
  const visit = (part: unknown) => {
    if (isObject(part) && typeof part.Condition === 'string') {
      notes.reference({ kind: 'condition', name: part.Condition, path });
    } else if (typeof part === 'object' && part !== null) {
      Object.values(part).forEach(visit);
    }
  };
  visit(value);
}

function noteOutput(name: string, output: unknown, notes: ProofNotes) {
  const path = `Outputs.${name}`;
  if (!isObject(output) || output.Value === undefined) {
    notes.problem(path, 'needs a Value');
    return;
  }
  for (const key of Object.keys(output)) {
    if (!outputAttributes.includes(key)) {
      notes.problem(
        path,
        `an output has no ${key}${didYouMean(key, outputAttributes)}`,
      );
    }
  }
  if (typeof output.Condition === 'string') {
    notes.reference({ kind: 'condition', name: output.Condition, path });
  }
  noteReferences(output, path, notes);
}

/**
 * Checks a template as `parseCloudFormation` gives it: sections, resource types and attributes, names, types, values and presence of
 * properties, and that references lead somewhere. What a function gives is not known, so it is taken for right wherever its kind fits.
 */
export function proveTemplate(
  template: unknown,
  schema: CloudFormationSchema,
): Proof {
  const notes = ProofNotes.create();
  if (!isObject(template)) {
    notes.problem('the template', `must be an object, not ${called(template)}`);
    return notes.proof();
  }
  const transforms = [template.Transform ?? []].flat();
  if (transforms.some(each => !harmlessTransforms.includes(each))) {
    notes.unproved('a transform may change everything');
    return notes.proof();
  }
  const names = TemplateNames.create(template);
  noteSections(template, notes);
  for (const [name, parameter] of names.parameters) {
    notes.take(parameterProblems(name, parameter));
  }
  for (const [name, condition] of Object.entries(
    sectionOf(template, 'Conditions'),
  )) {
    noteConditions(condition, `Conditions.${name}`, names, notes);
  }
  noteReferences(template.Rules, 'Rules', notes);
  const referencesByResource = new Map();
  for (const [name, resource] of Object.entries(
    sectionOf(template, 'Resources'),
  )) {
    const found = proveResource(name, resource, names, schema);
    referencesByResource.set(name, found.references);
    notes.add(found);
  }
  for (const [name, output] of Object.entries(sectionOf(template, 'Outputs'))) {
    noteOutput(name, output, notes);
  }
  for (const reference of notes.references) {
    const problem = referenceProblem(reference, names, schema);
    if (problem) {
      notes.problem(reference.path, problem);
    }
  }
  const circle = circleIn(referencesByResource);
  if (circle) {
    notes.problem('the resources', `wait for each other: ${circle}`);
  }
  return notes.proof();
}
