import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { FindingRow } from '../../rows';

/** A value that findings can be filtered by, with the number of findings that are open, acknowledged or accepted. */
export type FacetRow = {
  facet: string;
  value: string;
  label?: string;
  count: number;
};

type Value = { count: number; findingKey?: string };
type Labels = Pick<
  FindingRow,
  'key' | 'account_name' | 'product_name' | 'group_title' | 'standards'
>;

const labelColumns: Record<string, Exclude<keyof Labels, 'key'>> = {
  account: 'account_name',
  product: 'product_name',
  control: 'group_title',
};

/** Adds up the values of facets. Labels are those of one of the findings that were counted. */
export class FacetCounts {
  static create(): FacetCounts {
    return new FacetCounts();
  }

  readonly #facets = new Map<string, Map<string, Value>>();

  private constructor() {}

  /** Counts findings; an absent value counts nowhere. `findingKey`: one of them */
  add(
    facet: string,
    value: string | number | null | undefined,
    count: number,
    findingKey?: string,
  ): void {
    if (value === null || value === undefined) {
      return;
    }
    const values = this.#facets.get(facet) ?? new Map<string, Value>();
    this.#facets.set(facet, values);
    const known = values.get(String(value));
    values.set(String(value), {
      count: (known?.count ?? 0) + count,
      findingKey: known?.findingKey ?? findingKey,
    });
  }

  /** The values, those with most findings first. Sets of standards are taken apart. */
  async label(knex: Knex): Promise<FacetRow[]> {
    const labels = await this.#loadLabels(knex);
    const rows: FacetRow[] = [];
    const standards = new Map<string, number>();
    for (const [facet, values] of this.#facets) {
      for (const [value, { count, findingKey }] of values) {
        const finding = labels.get(findingKey ?? '');
        if (facet === 'standard') {
          for (const standard of JSON.parse(finding?.standards ?? '[]')) {
            standards.set(standard, (standards.get(standard) ?? 0) + count);
          }
        } else {
          const label = finding?.[labelColumns[facet]] ?? undefined;
          rows.push({ facet, value, label, count });
        }
      }
    }
    for (const [value, count] of standards) {
      rows.push({ facet: 'standard', value, count });
    }
    return rows.sort(
      (left, right) =>
        right.count - left.count || left.value.localeCompare(right.value),
    );
  }

  async #loadLabels(knex: Knex): Promise<Map<string, Labels>> {
    const keys = new Set<string>();
    for (const values of this.#facets.values()) {
      for (const { findingKey } of values.values()) {
        if (findingKey !== undefined) {
          keys.add(findingKey);
        }
      }
    }
    const result = new Map<string, Labels>();
    for (const part of chunks([...keys], 5000)) {
      const rows: Labels[] = await knex('findings')
        .whereIn('key', part)
        .select(
          'key',
          'account_name',
          'product_name',
          'group_title',
          'standards',
        );
      for (const row of rows) {
        result.set(row.key, row);
      }
    }
    return result;
  }
}
