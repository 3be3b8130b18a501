import { didYouMean } from '../didYouMean';
import type { ProofNotes } from './ProofNotes';
import { called, functionCall, isObject } from './values';

const functionNames = [
  'Ref',
  'Fn::And',
  'Fn::Base64',
  'Fn::Cidr',
  'Fn::Contains',
  'Fn::EachMemberEquals',
  'Fn::EachMemberIn',
  'Fn::Equals',
  'Fn::FindInMap',
  'Fn::GetAtt',
  'Fn::GetAZs',
  'Fn::GetStackOutput',
  'Fn::If',
  'Fn::ImportValue',
  'Fn::Join',
  'Fn::Length',
  'Fn::Not',
  'Fn::Or',
  'Fn::RefAll',
  'Fn::Select',
  'Fn::Split',
  'Fn::Sub',
  'Fn::ToJsonString',
  'Fn::Transform',
  'Fn::ValueOf',
  'Fn::ValueOfAll',
];

function noteAttribute(target: string, path: string, notes: ProofNotes) {
  const [name = '', ...attribute] = target.split('.');
  notes.reference({
    kind: 'attribute',
    name,
    attribute: attribute.join('.'),
    path,
  });
}

function noteSub(argument: unknown, path: string, notes: ProofNotes) {
  const [text, variables = {}] = Array.isArray(argument)
    ? argument
    : [argument];
  if (typeof text !== 'string' || !isObject(variables)) {
    notes.problem(path, 'Fn::Sub needs text, or text and an object');
    return;
  }
  noteReferences(variables, path, notes);
  for (const [, target = ''] of text.matchAll(/\$\{(?!!)([^}]*)\}/g)) {
    if (target in variables) {
      continue;
    } else if (target.includes('.')) {
      noteAttribute(target, path, notes);
    } else {
      notes.reference({ kind: 'value', name: target, path });
    }
  }
}

function noteCall(
  name: string,
  argument: unknown,
  path: string,
  notes: ProofNotes,
) {
  const [first, second] = Array.isArray(argument) ? argument : [];
  switch (name) {
    case 'Ref':
      if (typeof argument === 'string') {
        notes.reference({ kind: 'value', name: argument, path });
      } else {
        notes.problem(path, `Ref needs a name, not ${called(argument)}`);
      }
      return;
    case 'Fn::Sub':
      noteSub(argument, path, notes);
      return;
    case 'Fn::GetAtt':
      if (typeof argument === 'string' && argument.includes('.')) {
        noteAttribute(argument, path, notes);
      } else if (typeof first === 'string' && second !== undefined) {
        noteReferences(second, path, notes);
        notes.reference({
          kind: 'attribute',
          name: first,
          ...(typeof second === 'string' ? { attribute: second } : {}),
          path,
        });
      } else {
        notes.problem(path, 'Fn::GetAtt needs a resource and an attribute');
      }
      return;
    case 'Fn::If':
      if (!Array.isArray(argument) || argument.length !== 3) {
        notes.problem(path, 'Fn::If needs a condition and two values');
      } else if (typeof first === 'string') {
        notes.reference({ kind: 'condition', name: first, path });
      }
      break;
    case 'Fn::FindInMap':
      if (typeof first === 'string') {
        notes.reference({ kind: 'mapping', name: first, path });
      }
      break;
    case 'Fn::Transform':
      notes.unproved('a macro');
      break;
    default:
      if (!functionNames.includes(name)) {
        notes.problem(
          path,
          `unknown function ${name}${didYouMean(name, functionNames)}`,
        );
      }
  }
  noteReferences(argument, path, notes);
}

/** Notes what a part of a template refers to, at any depth, and functions that are written wrongly. */
export function noteReferences(
  value: unknown,
  path: string,
  notes: ProofNotes,
): void {
  const call = functionCall(value);
  if (value === null) {
    notes.problem(path, 'has no value');
  } else if (call) {
    noteCall(call.name, call.argument, path, notes);
  } else if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) {
      noteReferences(element, `${path}.${index}`, notes);
    }
  } else if (isObject(value)) {
    for (const [key, element] of Object.entries(value)) {
      noteReferences(element, `${path}.${key}`, notes);
    }
  } else {
    noteText(value, path, notes);
  }
}

/** Finds text that looks as if somebody forgot `!Sub`. Longer texts can be templates of their own. */
export function noteText(value: unknown, path: string, notes: ProofNotes) {
  if (
    typeof value === 'string' &&
    value.includes('${AWS::') &&
    !value.includes('\n')
  ) {
    notes.problem(path, `needs !Sub to fill in ${called(value)}`);
  }
}
