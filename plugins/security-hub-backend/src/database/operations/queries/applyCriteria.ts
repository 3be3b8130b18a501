import {
  FindingFilterCriteria,
  FindingFilterField,
  severities,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { whereKeys } from '../../rowset/whereKeys';

type Table = 'f' | 'o';

const columns: Record<
  Exclude<FindingFilterField, 'owner' | 'primaryEntity'>,
  string
> = {
  severity: 'severity',
  account: 'account',
  environment: 'environment',
  control: 'control_id',
  product: 'product_key',
  kind: 'kind',
};

/**
 * Turns plain-data criteria into SQL over `findings as f` or, where lists read only that table, over `finding_owners as o`. An absent
 * value matches no filter, so its negation keeps it: the same as `matchesFindingFilter`, which a property test proves for both. Who owns an
 * entity is no matter of the database: filters by owner have to come as filters by entity (see `resolveOwners`).
 */
export function applyCriteria(
  builder: Knex.QueryBuilder,
  criteria: FindingFilterCriteria,
  table: Table = 'f',
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
  } else if (criteria.field === 'owner') {
    throw new Error('Who owns what is not resolved');
  } else if (criteria.field === 'primaryEntity') {
    const { values } = criteria;
    builder.andWhere(inner => applyPrimary(inner, values, table));
  } else if (table === 'o' && criteria.field === 'severity') {
    builder.whereIn('o.severity_order', severityOrders(criteria.values));
  } else {
    const column = `${table}.${columns[criteria.field]}`;
    builder.andWhere(inner =>
      inner.whereNotNull(column).whereIn(column, criteria.values),
    );
  }
}

/** The primary entity is one of these. A row of an entity's own findings says it itself; only the others have to be looked up. */
function applyPrimary(
  builder: Knex.QueryBuilder,
  entityRefs: readonly string[],
  table: Table,
): void {
  const lookUp = (inner: Knex.QueryBuilder) =>
    inner.whereExists(rows => {
      rows
        .from('finding_owners as p')
        .select(rows.client.raw('1'))
        .whereRaw(`p.issue_key = ${table === 'f' ? 'f.key' : 'o.issue_key'}`)
        .andWhere('p.is_primary', true);
      whereKeys(rows, rows, 'p.entity_ref', entityRefs);
    });
  if (table === 'f') {
    lookUp(builder);
    return;
  }
  builder
    .where(own => {
      own.where('o.is_primary', true);
      whereKeys(own, own, 'o.entity_ref', entityRefs);
    })
    .orWhere(other => {
      lookUp(other.where('o.is_primary', false));
    });
}

/** Severities as `finding_owners` orders them; words that are none are left out. */
export function severityOrders(words: readonly string[]): number[] {
  return severities.flatMap((severity, order) =>
    words.includes(severity) ? order : [],
  );
}
