import {
  FindingFilterCriteria,
  FindingFilterField,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';

const columns: Record<FindingFilterField, string> = {
  severity: 'f.severity',
  account: 'f.account',
  environment: 'f.environment',
  control: 'f.control_id',
  product: 'f.product_key',
};

/**
 * Turns plain-data criteria into SQL. An absent value matches no filter, so its negation keeps it: the same as
 * `matchesFindingFilter`, which a property test proves.
 */
export function applyCriteria(
  builder: Knex.QueryBuilder,
  criteria: FindingFilterCriteria,
): void {
  if ('allOf' in criteria) {
    builder.andWhere(group => {
      group.whereRaw('1 = 1');
      for (const part of criteria.allOf) {
        group.andWhere(inner => applyCriteria(inner, part));
      }
    });
  } else if ('anyOf' in criteria) {
    builder.andWhere(group => {
      group.whereRaw('1 = 0');
      for (const part of criteria.anyOf) {
        group.orWhere(inner => applyCriteria(inner, part));
      }
    });
  } else if ('not' in criteria) {
    builder.whereNot(inner => applyCriteria(inner, criteria.not));
  } else {
    const column = columns[criteria.field];
    builder.andWhere(inner =>
      inner.whereNotNull(column).whereIn(column, criteria.values),
    );
  }
}
