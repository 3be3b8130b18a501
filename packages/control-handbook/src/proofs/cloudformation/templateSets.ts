import type { TestedValue } from '../Proof';
import { sectionOf, TemplateNames } from './TemplateNames';
import { functionCall, isNoValue, isObject } from './values';

/** What a template has to set, or to leave out. */
export interface WantedProperty {
  /** Resource type, e.g. `AWS::S3::Bucket`. */
  type: string;
  /**
   * Dotted path under `Properties`, e.g. `VersioningConfiguration.Status`. Lists are passed through: any element may hold it. Maps are
   * entered by key, a key may contain dots, and `*` stands for any key.
   */
  property: string;
  /** What has to stand there; anything when absent. */
  value?: TestedValue;
  /** A resource of the type exists, and none of them has it. */
  absent?: boolean;
}

/** A value at the path, or a function on the way to it, behind which nobody can look. */
interface Place {
  value: unknown;
  reached: boolean;
}

function* placesAt(value: unknown, path: readonly string[]): Generator<Place> {
  if (value === undefined || value === null || isNoValue(value)) {
    return;
  }
  if (Array.isArray(value)) {
    for (const element of value) {
      yield* placesAt(element, path);
    }
    return;
  }
  if (path.length === 0) {
    yield { value, reached: true };
    return;
  }
  if (functionCall(value)) {
    yield { value, reached: false };
    return;
  }
  if (!isObject(value)) {
    return;
  }
  if (path[0] === '*') {
    for (const element of Object.values(value)) {
      yield* placesAt(element, path.slice(1));
    }
    return;
  }
  for (const length of path.keys()) {
    const key = path.slice(0, length + 1).join('.');
    if (Object.hasOwn(value, key)) {
      yield* placesAt(value[key], path.slice(length + 1));
    }
  }
}

function isText(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** Whether a value is the wanted one; `undefined` when a function hides what it is. */
function matches(
  { value, reached }: Place,
  wanted: TestedValue,
  names: TemplateNames,
): boolean | undefined {
  const call = functionCall(value);
  if (!reached) {
    return undefined;
  }
  if (wanted === undefined) {
    return true;
  }
  if (!call) {
    return isText(value) && String(value) === String(wanted);
  }
  const fallback =
    call.name === 'Ref' && typeof call.argument === 'string'
      ? names.defaultOf(call.argument)
      : undefined;
  return isText(fallback) ? String(fallback) === String(wanted) : undefined;
}

/**
 * Whether a template as `parseCloudFormation` gives it sets a property. Scalars are compared as text. A function counts as set when no
 * value is wanted; when one is, only `Ref` to a parameter with that default does. An empty list sets nothing, an empty object does.
 */
export function templateSets(
  template: unknown,
  { type, property, value, absent = false }: WantedProperty,
): boolean {
  const names = TemplateNames.create(template);
  const path = property === '' ? [] : property.split('.');
  const answers = Object.values(sectionOf(template, 'Resources'))
    .filter(isObject)
    .filter(resource => resource.Type === type)
    .map(({ Properties: properties = {} }) =>
      [...placesAt(properties, path)].map(place =>
        matches(place, value, names),
      ),
    );
  return absent
    ? answers.length > 0 && answers.flat().every(answer => answer === false)
    : answers.flat().includes(true);
}
