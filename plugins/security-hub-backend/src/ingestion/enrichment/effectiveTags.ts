import {
  FindingRecord,
  FindingResource,
} from 'backstage-plugin-security-hub-common';

/** Tags that a source has told. */
export type KnownTags = {
  tags: Record<string, string>;
  /** Our clock; ISO 8601 */
  readAt: string;
};

/**
 * The tags that count for a resource of a finding, and what is known of them:
 *
 * - what a tag source has told, where it is as new as the finding's own tags, agrees with them, or the finding has none;
 * - else the finding's own, as they were at its time;
 * - else they are unknown.
 *
 * @param foundAt - the time of the finding's own tags; ISO 8601
 */
export function effectiveTags(
  resource: Pick<FindingResource, 'tags'>,
  known: KnownTags | undefined,
  foundAt: string | undefined,
): Required<Pick<FindingResource, 'tagState'>> & Pick<FindingResource, 'tags'> {
  const { tags } = resource;
  if (known && !isOutdated(resource, known, foundAt)) {
    return { tags: known.tags, tagState: 'current' };
  }
  return { tags, tagState: tags ? 'at-finding-time' : 'unknown' };
}

/** Whether the finding's own tags are newer than what a source has told, and others. */
export function isOutdated(
  { tags }: Pick<FindingResource, 'tags'>,
  known: KnownTags,
  foundAt: string | undefined,
): boolean {
  return (
    tags !== undefined &&
    foundAt !== undefined &&
    foundAt > known.readAt &&
    !sameTags(tags, known.tags)
  );
}

/** When records of an issue last told tags of a resource: the provider's UpdatedAt, ISO 8601; undefined where none tells any. */
export function tagsFoundAt(
  records: readonly FindingRecord[],
  canonicalId: string,
): string | undefined {
  let latest: string | undefined;
  for (const { provider } of records) {
    const [updatedAt] = provider.order;
    const tells = provider.resources.some(
      resource =>
        resource.canonicalId === canonicalId && resource.tags !== undefined,
    );
    if (tells && (latest === undefined || updatedAt > latest)) {
      latest = updatedAt;
    }
  }
  return latest;
}

function sameTags(
  one: Record<string, string>,
  other: Record<string, string>,
): boolean {
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(key => Object.hasOwn(other, key) && one[key] === other[key])
  );
}
