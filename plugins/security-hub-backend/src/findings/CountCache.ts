import { EntityView } from '../access/EntityAccess';
import { RecentMap } from './RecentMap';

type Entry = { validity: string; value: Promise<unknown> };

/** Each some ten kilobytes, rarely more than a hundred. */
const MAXIMUM = 200;

/**
 * Remembers what was counted of an entity for as long as it holds: the version of the entity, which is read anew for every request,
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
    view: Pick<EntityView, 'entityRef' | 'criteria' | 'version'>,
    query: object,
    now: string,
    count: () => Promise<Value>,
  ): Promise<Value> {
    const key = JSON.stringify([view.entityRef, view.criteria, query]);
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
