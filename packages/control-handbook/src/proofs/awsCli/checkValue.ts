import { didYouMean } from '../didYouMean';
import type { Notes } from '../Notes';
import type { GivenValue } from './parseShorthand';
import {
  standsForAnything,
  standsForChoice,
  standsForStructure,
} from './placeholderWords';
import { wild } from './shell/ShellWord';
import type { ValueType } from './ValueType';

/** A value and where it stands. */
export interface PlacedValue {
  value: GivenValue | undefined;
  /** `aws s3api put-bucket-acl --access-control-policy.Owner` */
  where: string;
  /** Scalars are text on the command line and in shorthand, and become what they have to be; in JSON they have to be that already. */
  form: 'text' | 'json';
}

const shown = (value: GivenValue | undefined) =>
  typeof value === 'string' ? `"${value}"` : JSON.stringify(value);

/** The names that may have been meant, or all when they are few. */
function choicesFor(name: string, known: readonly string[]): string {
  const hint = didYouMean(name, known);
  return hint || (known.length > 8 ? '' : `; it is one of ${known.join(', ')}`);
}

function checkNumber(
  { value, where, form }: PlacedValue,
  type: Extract<ValueType, { kind: 'integer' | 'double' }>,
  notes: Notes,
) {
  const number =
    form === 'text' && typeof value === 'string' && value.trim() !== ''
      ? Number(value)
      : value;
  const fits =
    typeof number === 'number' &&
    (type.kind === 'integer'
      ? Number.isInteger(number)
      : Number.isFinite(number));
  if (!fits) {
    const name = type.kind === 'integer' ? 'an integer' : 'a number';
    notes.problem(where, `takes ${name}, not ${shown(value)}`);
  } else if (type.kind === 'integer') {
    const { least = number, most = number } = type;
    if (number < least || number > most) {
      notes.problem(
        where,
        `${number} is not between ${type.least ?? 'any'} and ${
          type.most ?? 'any'
        }`,
      );
    }
  }
}

function checkScalar(placed: PlacedValue, type: ValueType, notes: Notes) {
  const { value, where, form } = placed;
  switch (type.kind) {
    case 'integer':
    case 'double':
      checkNumber(placed, type, notes);
      break;
    case 'boolean':
    case 'flag':
      if (
        typeof value !== 'boolean' &&
        !(form === 'text' && /^(?:true|false)$/i.test(String(value)))
      ) {
        notes.problem(where, `takes true or false, not ${shown(value)}`);
      }
      break;
    case 'timestamp':
      if (typeof value !== 'string' && typeof value !== 'number') {
        notes.problem(where, `takes a time, not ${shown(value)}`);
      }
      break;
    default:
      if (typeof value !== 'string') {
        notes.problem(where, `takes text, not ${shown(value)}`);
      } else if (type.kind === 'choice' && !type.values.includes(value)) {
        notes.problem(
          where,
          `"${value}" is not a known value${choicesFor(value, type.values)}`,
        );
      }
  }
}

function checkMembers(
  { value, where, form }: PlacedValue,
  type: Extract<ValueType, { kind: 'structure' }>,
  notes: Notes,
) {
  const members = type.members();
  const names = [...members.keys()];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const some = names.slice(0, 4).join(', ');
    notes.problem(where, `takes members such as ${some}, not ${shown(value)}`);
    return;
  }
  const given = new Map(Object.entries(value));
  for (const [name, inner] of given) {
    const member = members.get(name);
    if (member) {
      const place = { value: inner, where: `${where}.${name}`, form };
      checkValue(place, member.type, notes);
    } else if (!name.includes(wild)) {
      notes.problem(where, `has no member "${name}"${choicesFor(name, names)}`);
    }
  }
  const dynamic = [...given.keys()].some(name => name.includes(wild));
  for (const [name, { required }] of dynamic ? [] : members) {
    if (required && !given.has(name)) {
      notes.problem(where, `needs the member ${name}`);
    }
  }
}

function isPlaceholder(value: GivenValue | undefined, type: ValueType) {
  if (typeof value !== 'string') {
    return false;
  }
  switch (type.kind) {
    case 'choice':
      return standsForChoice(value, type.values);
    case 'structure':
    case 'map':
      return standsForStructure(value);
    case 'list':
      return value === wild;
    default:
      return standsForAnything(value);
  }
}

/** Compares a value with its type, at all levels, and notes what does not fit. */
export function checkValue(
  placed: PlacedValue,
  type: ValueType,
  notes: Notes,
): void {
  const { value, where, form } = placed;
  if (type.kind === 'any' || value === null || isPlaceholder(value, type)) {
    return;
  }
  if (type.kind === 'structure') {
    checkMembers(placed, type, notes);
  } else if (type.kind === 'list') {
    if (form === 'json' && !Array.isArray(value)) {
      notes.problem(where, `takes a list, not ${shown(value)}`);
      return;
    }
    // In shorthand one value is a list of one.
    for (const [index, item] of [value].flat().entries()) {
      const place = { value: item, where: `${where}[${index}]`, form };
      checkValue(place, type.item, notes);
    }
  } else if (type.kind === 'map') {
    if (typeof value !== 'object' || Array.isArray(value)) {
      notes.problem(where, `takes keys with values, not ${shown(value)}`);
      return;
    }
    for (const [key, inner] of Object.entries(value)) {
      checkValue({ value: key, where, form }, type.key, notes);
      const place = { value: inner, where: `${where}.${key}`, form };
      checkValue(place, type.value, notes);
    }
  } else {
    checkScalar(placed, type, notes);
  }
}
