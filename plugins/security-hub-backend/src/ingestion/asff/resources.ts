import type { FindingResource } from 'backstage-plugin-security-hub-common';
import { parseArn } from './arn';
import { canonicalResource, type ResourcePlace } from './canonicalResource';
import { displayNameOf } from './displayName';
import type { Gaps } from './gaps';
import {
  asList,
  asObject,
  asText,
  asTextMap,
  cut,
  member,
  memberAt,
} from './json';
import { readTime } from './time';

/** The resources of a record in AWS's order. One without an Id cannot be named, so it is left out and marked. */
export function resourcesOf(
  finding: unknown,
  place: ResourcePlace,
  gaps: Gaps,
): FindingResource[] {
  const given = member(finding, 'Resources');
  const list = asList(given);
  if (list.length === 0) {
    if (given === undefined || Array.isArray(given)) {
      gaps.absent('Resources');
    } else {
      gaps.wrong('Resources', given, 'is no list');
    }
  }
  const resources: FindingResource[] = [];
  for (const [index, element] of list.entries()) {
    const id = asText(asObject(element) ? member(element, 'Id') : element);
    if (id === undefined) {
      gaps.absent(`Resources[${index}].Id`);
      continue;
    }
    resources.push(resourceOf(id, element, place));
  }
  return resources;
}

function resourceOf(
  id: string,
  element: unknown,
  place: ResourcePlace,
): FindingResource {
  const tags = tagsOf(member(element, 'Tags'), 'Key', 'Value');
  return makeResource(
    {
      id,
      type: asText(member(element, 'Type')),
      region: asText(member(element, 'Region')),
      partition: asText(member(element, 'Partition')),
      tags,
      displayName: name => displayNameOf(element, tags, name),
      imagePushedAt: imagePushedAt(element),
    },
    place,
  );
}

function imagePushedAt(element: unknown): string | undefined {
  const text = asText(
    memberAt(element, 'Details', 'AwsEcrContainerImage', 'ImagePublishedAt'),
  );
  return text === undefined ? undefined : readTime(text)?.time;
}

/** What a record of either format says of a resource. */
export type ResourceFacts = {
  id: string;
  /** e.g. `AwsS3Bucket` */
  type?: string;
  region?: string;
  partition?: string;
  tags?: Record<string, string>;
  /** What people call it, given its name */
  displayName(name: string): string | undefined;
  /** ISO 8601; of a container image */
  imagePushedAt?: string;
};

/** A resource of a record of either format. */
export function makeResource(
  facts: ResourceFacts,
  place: ResourcePlace,
): FindingResource {
  const { id, tags } = facts;
  const type = cut(facts.type ?? 'Other', 200);
  const arn = parseArn(id);
  const region = arn?.region || bounded(facts.region) || undefined;
  const partition = arn?.partition ?? bounded(facts.partition);
  const canonicalId = canonicalResource(
    { id, type },
    {
      partition: partition ?? place.partition,
      account: place.account,
      region: region ?? place.region,
    },
  );
  const name = nameOf(canonicalId);
  return {
    id,
    canonicalId,
    type,
    name,
    displayName: facts.displayName(name),
    partition,
    region,
    arnAccount: accountOf(id),
    tags,
    imagePushedAt: facts.imagePushedAt,
  };
}

/** The account that an id itself names. AWS's own resources (`arn:aws:iam::aws:policy/...`) are in nobody's account. */
function accountOf(id: string): string | undefined {
  const account =
    parseArn(id)?.account ?? /^AWS::::Account:(.+)$/i.exec(id)?.[1];
  return account && account !== 'aws' ? cut(account, 200) : undefined;
}

function nameOf(canonicalId: string): string {
  const arn = parseArn(canonicalId);
  if (!arn) {
    return (
      /^AWS::[A-Za-z0-9]*::[A-Za-z0-9]+:(.+)$/s.exec(canonicalId)?.[1] ??
      canonicalId
    );
  }
  const path = arn.resource;
  switch (arn.service) {
    case 's3':
      return path;
    case 'ecr':
      return path.replace(/^repository\//, '');
    case 'logs':
      return path.replace(/^log-group:/, '');
    case 'ssm':
      return path.replace(/^parameter(?=\/)/, '');
    case 'elasticloadbalancing':
      // What follows the name is an id of AWS's.
      return path
        .replace(
          /^(loadbalancer\/(app|net|gwy)\/|loadbalancer\/|targetgroup\/)/,
          '',
        )
        .split('/')[0];
    default:
      return (
        path
          .replace(/^[^:/]+[:/]/, '')
          .split('/')
          .pop() || path
      );
  }
}

/** Tags, given as a map or as a list of pairs; undefined where there are none, which is not the same as untagged. */
export function tagsOf(
  value: unknown,
  key: string,
  content: string,
): Record<string, string> | undefined {
  if (!Array.isArray(value)) {
    return asTextMap(value);
  }
  const pairs = value
    .map(pair => [asText(member(pair, key)), asText(member(pair, content))])
    .filter(([name]) => name !== undefined)
    .map(([name, text]) => [name, text ?? '']);
  return pairs.length > 0 ? asTextMap(Object.fromEntries(pairs)) : undefined;
}

function bounded(text: string | undefined): string | undefined {
  return text !== undefined && text.length <= 64 ? text : undefined;
}
