import { Random } from './Random';

/** Where a resource is, and what it is called. */
export type ResourcePlace = { account: string; region: string; name: string };

/** One kind of AWS resource that the generator can make. */
export type ResourceKind = {
  /** CloudFormation type, as controls name it. */
  type: string;
  /** Type in a finding's `Resources`. */
  findingType: string;
  arn: (place: ResourcePlace) => string;
  /** The resource exists once for all Regions. */
  global?: boolean;
  /** AWS keeps no tags of it in findings. */
  untagged?: boolean;
  details?: (place: ResourcePlace, random: Random) => Record<string, unknown>;
};

/** A kind whose ARN has the usual form. */
export function kind(
  type: string,
  findingType: string,
  service: string,
  path: (name: string) => string,
  more: Partial<ResourceKind> = {},
): ResourceKind {
  return {
    type,
    findingType,
    arn: ({ account, region, name }) =>
      `arn:aws:${service}:${more.global ? '' : region}:${account}:${path(
        name,
      )}`,
    ...more,
  };
}

// Ids of resources follow from their names, so that one resource has one id in all its findings.
export function digits(name: string, length: number): string {
  return Random.create(name).hex(length);
}

export function groupId(name: string): string {
  return `sg-0${digits(name, 16)}`;
}
