import { FindingRecord, Issue } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { SourceSettings } from '../../config';
import { groupBy } from '../../accounts/freshness/groupBy';
import { longText } from '../../database/text';
import {
  hurryResources,
  loadResourceTags,
  QueuedResource,
  queueResources,
  ResourceTagsRow,
  resourceTagsKey,
  wakeResources,
} from '../../database/operations/tags';
import { sha256 } from '../../hashing/sha256';
import { effectiveTags, isOutdated, tagsFoundAt } from './effectiveTags';
import { readableResource } from './readableResource';

/** What a batch makes known about resources whose tags are read. */
type Wanted = {
  queued: Map<string, QueuedResource>;
  woken: Set<string>;
  hurried: Set<string>;
};

/** Puts the tags that resources have now over those that findings were made with, and has the tags of new resources read. */
export class TagOverlay {
  /** @returns undefined where no source says where its tags are read: then nothing is asked of the database */
  static fromSettings(
    sources: readonly Pick<SourceSettings, 'name' | 'tags'>[],
  ): TagOverlay | undefined {
    const tagged = sources.filter(({ tags }) => tags !== undefined);
    return tagged.length > 0
      ? new TagOverlay(new Set(tagged.map(({ name }) => name)))
      : undefined;
  }

  readonly #sources: ReadonlySet<string>;

  private constructor(sources: ReadonlySet<string>) {
    this.#sources = sources;
  }

  /**
   * One statement a batch, and one or two more for resources that are new.
   *
   * @param records - all records of the issues, stored already
   * @returns the issues with the tags that count
   */
  async overlay(
    transaction: Knex.Transaction,
    issues: readonly Issue[],
    records: readonly FindingRecord[],
  ): Promise<Issue[]> {
    const hashes = new Set(
      issues.flatMap(issue =>
        issue.resources.flatMap(resource =>
          readableResource(resource, issue) ? hashOf(resource) : [],
        ),
      ),
    );
    const known = await loadResourceTags(transaction, [...hashes]);
    const recordsOf = groupBy(records, ({ issueKey }) => issueKey);
    const wanted: Wanted = {
      queued: new Map(),
      woken: new Set(),
      hurried: new Set(),
    };
    const result = issues.map(issue =>
      overlayIssue(issue, recordsOf.get(issue.key) ?? [], known, wanted),
    );
    await queueResources(
      transaction,
      [...wanted.queued.values()],
      this.#sources,
    );
    await wakeResources(transaction, [...wanted.woken]);
    await hurryResources(transaction, [...wanted.hurried]);
    return result;
  }
}

function overlayIssue(
  issue: Issue,
  records: readonly FindingRecord[],
  known: ReadonlyMap<string, ResourceTagsRow>,
  wanted: Wanted,
): Issue {
  const settled = !['open', 'acknowledged'].includes(issue.awsStatus);
  return {
    ...issue,
    resources: issue.resources.map(resource => {
      const readable = readableResource(resource, issue);
      if (!readable) {
        return resource;
      }
      const resourceHash = hashOf(resource);
      const key = resourceTagsKey(resourceHash, readable.account);
      const row = known.get(key);
      if (!row) {
        if (!settled || !wanted.queued.has(key)) {
          wanted.queued.set(key, {
            ...readable,
            issueKey: issue.key,
            resourceHash,
            settled,
          });
        }
        return resource;
      }
      if (row.settled && !settled) {
        wanted.woken.add(resourceHash);
      }
      if (row.tags === null || row.read_at === null) {
        return resource;
      }
      const current = { tags: JSON.parse(row.tags), readAt: row.read_at };
      const foundAt = tagsFoundAt(records, resource.canonicalId);
      // Once only: a source that has been asked since then, and does not know, is not asked again before its time
      if (
        isOutdated(resource, current, foundAt) &&
        row.asked_at < (foundAt ?? '')
      ) {
        wanted.hurried.add(resourceHash);
      }
      return { ...resource, ...effectiveTags(resource, current, foundAt) };
    }),
  };
}

function hashOf(resource: { canonicalId: string }): string {
  return sha256(longText(resource.canonicalId));
}
