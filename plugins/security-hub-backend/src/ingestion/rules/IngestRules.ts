import { FindingRecord } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { IngestRule } from '../../config/settings';
import { countProductFindings } from '../../database/operations/rules/countProductFindings';
import {
  loadNewestImages,
  saveNewestImages,
  selectImageIssues,
} from '../../database/operations/rules/imageRepositories';
import { sha256 } from '../../hashing/sha256';
import { isOlderImage, SkipReason, skipReason } from './skipReason';

/** What rules make of a batch. */
export type RuledBatch = {
  /** @returns why a record is left out; `known`: it is stored already. To be asked once for each record, in the order of arrival */
  reasonFor(record: FindingRecord, known: boolean): SkipReason | undefined;
  /** Issues of repositories that have a newer image since this batch */
  outdatedIssues: string[];
  /** Whether a stored record of such an issue is about older images only, so that it has to go */
  isOutdated(record: FindingRecord): boolean;
};

/** The rules of `securityHub.ingest.rules` over the store. */
export class IngestRules {
  static create(rules: IngestRule[]): IngestRules {
    return new IngestRules(rules);
  }

  readonly #rules: IngestRule[];

  private constructor(rules: IngestRule[]) {
    this.#rules = rules;
  }

  /** Looks up what the rules need to know for these records. */
  async forBatch(
    transaction: Knex.Transaction,
    records: FindingRecord[],
  ): Promise<RuledBatch> {
    const { newest, advanced } = await this.#images(transaction, records);
    const counts = await this.#counts(transaction, records);
    const newestImage = (repository: string) => newest.get(sha256(repository));
    return {
      outdatedIssues: await selectImageIssues(transaction, advanced),
      isOutdated: record =>
        this.#applies(record, rule => rule.newestImageOnly) &&
        isOlderImage(record, { newestImage }),
      reasonFor: (record, known) => {
        const place = placeOf(record);
        const reason = skipReason(record, {
          rules: this.#rules,
          known,
          newestImage,
          stored: counts.get(place) ?? 0,
        });
        if (!reason && !known && counts.has(place)) {
          counts.set(place, (counts.get(place) ?? 0) + 1);
        }
        return reason;
      },
    };
  }

  async #images(transaction: Knex.Transaction, records: FindingRecord[]) {
    const pushed = new Map<string, string>();
    for (const record of records) {
      if (this.#applies(record, rule => rule.newestImageOnly)) {
        for (const { canonicalId, imagePushedAt } of record.provider
          .resources) {
          const hash = sha256(canonicalId);
          if (imagePushedAt && imagePushedAt > (pushed.get(hash) ?? '')) {
            pushed.set(hash, imagePushedAt);
          }
        }
      }
    }
    const newest = await loadNewestImages(transaction, [...pushed.keys()]);
    const changed = new Map<string, string>();
    const advanced: string[] = [];
    for (const [hash, at] of pushed) {
      const before = newest.get(hash);
      if (before === undefined || before < at) {
        changed.set(hash, at);
        newest.set(hash, at);
        advanced.push(hash);
      }
    }
    await saveNewestImages(transaction, changed);
    return { newest, advanced };
  }

  async #counts(transaction: Knex.Transaction, records: FindingRecord[]) {
    const counts = new Map<string, number>();
    for (const record of records) {
      const { owningAccount, product } = record;
      const place = placeOf(record);
      if (
        owningAccount !== undefined &&
        !counts.has(place) &&
        this.#applies(record, rule => rule.mostPerAccount !== undefined)
      ) {
        counts.set(
          place,
          await countProductFindings(transaction, product.key, owningAccount),
        );
      }
    }
    return counts;
  }

  #applies(
    { product }: FindingRecord,
    has: (rule: IngestRule) => boolean | undefined,
  ): boolean {
    return this.#rules.some(
      rule =>
        (rule.product === '*' || rule.product === product.key) && has(rule),
    );
  }
}

function placeOf({ product, owningAccount }: FindingRecord): string {
  return `${product.key}\n${owningAccount}`;
}
