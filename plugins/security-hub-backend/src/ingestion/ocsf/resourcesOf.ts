import type { FindingResource } from 'backstage-plugin-security-hub-common';
import { parseArn } from '../asff/arn';
import type { ResourcePlace } from '../asff/canonicalResource';
import type { Gaps } from '../asff/gaps';
import { isAccountId } from '../asff/identity';
import { asList, asText, cut, member, memberAt } from '../asff/json';
import { makeResource, tagsOf } from '../asff/resources';
import { readTime } from '../asff/time';
import { resourceType } from './resourceType';

/** `resources`, or the lone `resource` that versions before 1.2 had in some classes. */
export function resourceListOf(document: unknown): readonly unknown[] {
  const list = asList(member(document, 'resources'));
  return list.length > 0 ? list : asList(member(document, 'resource'));
}

/** The resources of a document in AWS's order. One without a name cannot be told apart, so it is left out and marked. */
export function resourcesOf(
  document: unknown,
  place: ResourcePlace,
  gaps: Gaps,
): FindingResource[] {
  const list = resourceListOf(document);
  if (list.length === 0) {
    gaps.absent('resources');
  }
  const resources: FindingResource[] = [];
  for (const [index, element] of list.entries()) {
    const type = resourceType(asText(member(element, 'type')) ?? 'Other');
    const id = resourceIdOf(element, type);
    if (id === undefined) {
      gaps.absent(`resources[${index}].uid`);
    } else {
      resources.push(resourceOf(element, { id, type }, place));
    }
  }
  return resources;
}

/** `uid` is AWS's id of the resource, often not its ARN; that is in `uid_alt` then. ASFF gives the ARN. */
function resourceIdOf(element: unknown, type: string): string | undefined {
  const uid = asText(member(element, 'uid'));
  const other = asText(member(element, 'uid_alt'));
  // What stands beside an account is something inside of it.
  const isNamed = type === 'AwsAccount' || parseArn(uid) !== undefined;
  if (uid !== undefined && (isNamed || !parseArn(other))) {
    return uid;
  }
  return other ?? asText(member(element, 'name'));
}

function resourceOf(
  element: unknown,
  { id, type }: { id: string; type: string },
  place: ResourcePlace,
): FindingResource {
  const tags = tagsOf(member(element, 'tags'), 'name', 'value');
  const region = asText(member(element, 'region'));
  const resource = makeResource(
    {
      id,
      type,
      region: region === 'global' ? undefined : region,
      partition: asText(member(element, 'cloud_partition')),
      tags,
      displayName: name => displayNameOf(element, tags, [name, id]),
      imagePushedAt: imagePushedAt(element),
    },
    place,
  );
  const owner = asText(memberAt(element, 'owner', 'account', 'uid'));
  return resource.arnAccount === undefined && isAccountId(owner)
    ? { ...resource, arnAccount: owner }
    : resource;
}

/** Inspector tells of an image what its own findings tell. */
function imagePushedAt(element: unknown): string | undefined {
  const text = asText(
    memberAt(element, 'data', 'awsEcrContainerImageDetails', 'pushedAt'),
  );
  return text === undefined ? undefined : readTime(text)?.time;
}

/** What people call it: its `name` where that says more than the id, else its tag `Name`. */
function displayNameOf(
  element: unknown,
  tags: Record<string, string> | undefined,
  names: string[],
): string | undefined {
  const found = [asText(member(element, 'name')), asText(tags?.Name)].find(
    text => text !== undefined && !names.includes(text),
  );
  return found === undefined ? undefined : cut(found, 255);
}
