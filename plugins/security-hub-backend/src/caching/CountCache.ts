import { FindingFilterCriteria } from 'backstage-plugin-security-hub-common';
import { sha256 } from '../hashing/sha256';
import { RecentMap } from './RecentMap';

/** Of whose findings something is counted. */
export type CountedView = {
  entityRefs: readonly string[];
  /** What a conditional policy leaves to the caller */
  criteria?: FindingFilterCriteria;
  /** Changes with every change of the findings */
  version: string;
};

type Entry = { validity: string; value: Promise<unknown> };

/** What is counted: for two callers of one page these can be different entities. */
function subjectOf({ entityRefs }: CountedView): string {
  return entityRefs.length === 1 ? entityRefs[0] : sha256(entityRefs.join(' '));
}

/** Each some ten kilobytes, rarely more than a hundred. */
const MAXIMUM = 200;

/**
 * Remembers what was counted of entities for as long as it holds: their version, which is read anew for every request,
 * changes with every change of its findings, in the same transaction. What depends on the time (*overdue*, *expiring*) and the texts of
 * labels hold for the minute. Holds no decision about access: the criteria that the policy leaves to the caller belong to the key.
 */
export class CountCache {
  static create(): CountCache {
    return new CountCache();
  }

  readonly #entries = RecentMap.create<Entry>({ maximum: MAXIMUM });

  private constructor() {}

  /**
   * The remembered result, or a new one. Requests that come meanwhile wait for the same.
   *
   * @param query - what is counted, as plain data
   * @param now - ISO 8601
   */
  async get<Value>(
    view: CountedView,
    query: object,
    now: string,
    count: () => Promise<Value>,
  ): Promise<Value> {
    // A policy or a filter can name thousands of entities
    const key = sha256(JSON.stringify([subjectOf(view), view.criteria, query]));
    const validity = `${view.version} ${now.slice(
      0,
      'YYYY-MM-DDThh:mm'.length,
    )}`;
    const known = this.#entries.get(key);
    if (known?.validity === validity) {
      return (await known.value) as Value;
    }
    const entry = { validity, value: count() };
    this.#entries.set(key, entry);
    try {
      return await entry.value;
    } catch (error) {
      if (this.#entries.get(key) === entry) {
        this.#entries.delete(key);
      }
      throw error;
    }
  }
}
