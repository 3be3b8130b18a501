import {
  FindingFilterCriteria,
  FindingFilterField,
  severities,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';

const columns: Record<FindingFilterField, string> = {
  severity: 'severity',
  account: 'account',
  environment: 'environment',
  control: 'control_id',
  product: 'product_key',
};

/**
 * Turns plain-data criteria into SQL over `findings as f` or, where lists read only that table, over `finding_owners as o`. An absent
 * value matches no filter, so its negation keeps it: the same as `matchesFindingFilter`, which a property test proves for both.
 */
export function applyCriteria(
  builder: Knex.QueryBuilder,
  criteria: FindingFilterCriteria,
  table: 'f' | 'o' = 'f',
): void {
  if ('allOf' in criteria) {
    builder.andWhere(group => {
      group.whereRaw('1 = 1');
      for (const part of criteria.allOf) {
        group.andWhere(inner => applyCriteria(inner, part, table));
      }
    });
  } else if ('anyOf' in criteria) {
    builder.andWhere(group => {
      group.whereRaw('1 = 0');
      for (const part of criteria.anyOf) {
        group.orWhere(inner => applyCriteria(inner, part, table));
      }
    });
  } else if ('not' in criteria) {
    builder.whereNot(inner => applyCriteria(inner, criteria.not, table));
  } else if (table === 'o' && criteria.field === 'severity') {
    builder.whereIn('o.severity_order', severityOrders(criteria.values));
  } else {
    const column = `${table}.${columns[criteria.field]}`;
    builder.andWhere(inner =>
      inner.whereNotNull(column).whereIn(column, criteria.values),
    );
  }
}

/** Severities as `finding_owners` orders them; words that are none are left out. */
export function severityOrders(words: readonly string[]): number[] {
  return severities.flatMap((severity, order) =>
    words.includes(severity) ? order : [],
  );
}
