import type { ResourceCondition } from '../page/frontMatter';
import {
  isAccessKey,
  resourceNameOf,
  type SubjectResource,
} from './GuidanceSubject';

/** The fact about the resource on which a hazard or an exception matched. */
export interface MatchedOn {
  /** `always` means that it holds for every resource of the control, and has no pattern or value. */
  kind: 'always' | 'name' | 'arn' | 'resource-type' | 'tag';
  /** The pattern of the page; for a tag `key` or `key=pattern`. */
  pattern?: string;
  /** What of the resource fits; for a tag `key=value`. */
  value?: string;
}

/** `true` with what matched, `false`, or `undefined` when the finding does not tell enough. */
export interface ConditionResult {
  matched: boolean | undefined;
  matchedOn: MatchedOn[];
}

/** Whether `*` patterns fit the whole value. Linear in time: no regular expression is made from a page's text. */
export function fitsPattern(pattern: string, value: string): boolean {
  return fitsParts(pattern.split('*'), value);
}

/** As `fitsPattern`, for what stands between the `*` of a pattern. */
export function fitsParts(parts: readonly string[], value: string): boolean {
  const [first = '', ...rest] = parts;
  if (rest.length === 0) {
    return value === first;
  }
  const last = rest.pop() ?? '';
  if (
    !value.startsWith(first) ||
    !value.endsWith(last) ||
    value.length < first.length + last.length
  ) {
    return false;
  }
  let position = first.length;
  const end = value.length - last.length;
  for (const part of rest) {
    const found = value.indexOf(part, position);
    if (found < 0 || found + part.length > end) {
      return false;
    }
    position = found + part.length;
  }
  return true;
}

const plainType = (type: string) => type.replace(/[:_-]/g, '').toLowerCase();

/** Whether two spellings name the same type of resource: `AwsS3Bucket` and `AWS::S3::Bucket` do. */
export function sameResourceType(left: string, right: string): boolean {
  return plainType(left) === plainType(right);
}

function textPart(
  kind: MatchedOn['kind'],
  pattern: string,
  values: readonly (string | undefined)[],
): ConditionResult {
  const given = values.filter(value => value !== undefined);
  const value = given.find(candidate => fitsPattern(pattern, candidate));
  if (value !== undefined) {
    return { matched: true, matchedOn: [{ kind, pattern, value }] };
  }
  // An id such as sg-0a1b2c3d says nothing about the name that people or services gave.
  const told = given.some(
    candidate => !/^[a-z]+-[0-9a-f]{8,17}$/.test(candidate),
  );
  return { matched: told ? false : undefined, matchedOn: [] };
}

function tagPart(
  key: string,
  pattern: string | undefined,
  tags: Record<string, string> | undefined,
): ConditionResult {
  if (!tags) {
    return { matched: undefined, matchedOn: [] };
  }
  const found = Object.entries(tags).find(
    ([name, value]) =>
      fitsPattern(key, name) &&
      (pattern === undefined || fitsPattern(pattern, value)),
  );
  return found
    ? {
        matched: true,
        matchedOn: [
          {
            kind: 'tag',
            pattern: pattern === undefined ? key : `${key}=${pattern}`,
            value: `${found[0]}=${found[1]}`,
          },
        ],
      }
    : { matched: false, matchedOn: [] };
}

function partsOf(
  condition: ResourceCondition,
  resource: SubjectResource,
): ConditionResult[] {
  const parts: ConditionResult[] = [];
  if (condition.name !== undefined) {
    const names = [
      resource.displayName,
      isAccessKey(resource) ? undefined : resourceNameOf(resource),
      resource.tags?.Name,
    ];
    parts.push(textPart('name', condition.name, names));
  }
  if (condition.arn !== undefined) {
    parts.push(textPart('arn', condition.arn, [resource.id]));
  }
  if (condition.resourceType !== undefined) {
    const { type } = resource;
    const same =
      type !== undefined &&
      fitsPattern(plainType(condition.resourceType), plainType(type));
    parts.push({
      matched: type === undefined ? undefined : same,
      matchedOn: same
        ? [
            {
              kind: 'resource-type',
              pattern: condition.resourceType,
              value: type,
            },
          ]
        : [],
    });
  }
  if (condition.tag !== undefined) {
    parts.push(tagPart(condition.tag, condition.tagValue, resource.tags));
  }
  return parts;
}

/** Whether one of the conditions holds for the resource; all parts of a condition have to. */
export function matchConditions(
  conditions: readonly ResourceCondition[],
  resource: SubjectResource | undefined,
): ConditionResult {
  let unknown = resource === undefined;
  for (const condition of resource ? conditions : []) {
    const parts = partsOf(condition, resource ?? {});
    if (parts.every(part => part.matched)) {
      return {
        matched: true,
        matchedOn: parts.flatMap(part => part.matchedOn),
      };
    }
    unknown ||= !parts.some(part => part.matched === false);
  }
  return { matched: unknown ? undefined : false, matchedOn: [] };
}
