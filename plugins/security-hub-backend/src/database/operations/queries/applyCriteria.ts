import {
  FindingFilterCriteria,
  FindingFilterField,
  severities,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { isPostgres } from '../../rowset/dialect';
import { whereKeys } from '../../rowset/whereKeys';
import { FIRST_OWNER_OF_OTHERS } from './firstOwner';

/** So many values are told one by one, so that the planner knows them. A statement cannot have a parameter for each of any number. */
const MAXIMUM_PARAMETERS = 50;

/** `findings as f`, or `finding_owners as o` with rows of these entities. */
type Rows = 'f' | { entityRefs: readonly string[] };

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
  rows: Rows = 'f',
): void {
  const table = rows === 'f' ? 'f' : 'o';
  if ('allOf' in criteria) {
    builder.andWhere(group => {
      group.whereRaw('1 = 1');
      for (const part of criteria.allOf) {
        group.andWhere(inner => applyCriteria(inner, part, rows));
      }
    });
  } else if ('anyOf' in criteria) {
    builder.andWhere(group => {
      group.whereRaw('1 = 0');
      for (const part of criteria.anyOf) {
        group.orWhere(inner => applyCriteria(inner, part, rows));
      }
    });
  } else if ('not' in criteria) {
    builder.whereNot(inner => applyCriteria(inner, criteria.not, rows));
  } else if (criteria.field === 'owner') {
    throw new Error('Who owns what is not resolved');
  } else if (criteria.field === 'primaryEntity') {
    const { values } = criteria;
    builder.andWhere(inner => applyPrimary(inner, values, rows));
  } else if (table === 'o' && criteria.field === 'severity') {
    builder.whereIn('o.severity_order', severityOrders(criteria.values));
  } else {
    const column = `${table}.${columns[criteria.field]}`;
    const { values } = criteria;
    builder.andWhere(inner => {
      inner.whereNotNull(column);
      if (values.length > MAXIMUM_PARAMETERS) {
        whereKeys(inner, inner, column, values);
      } else {
        inner.whereIn(column, values);
      }
    });
  }
}

/**
 * The primary entity is one of these. A row of an entity's own findings says it itself, so that only the entities of the rows have to be
 * compared; the rows of findings that belong to others have to be looked up.
 */
function applyPrimary(
  builder: Knex.QueryBuilder,
  primaries: readonly string[],
  rows: Rows,
): void {
  if (rows === 'f') {
    builder.whereExists(owners => {
      owners
        .from('finding_owners as p')
        .select(owners.client.raw('1'))
        .whereRaw('p.issue_key = f.key')
        .andWhere('p.is_primary', true);
      whereKeys(owners, owners, 'p.entity_ref', primaries);
    });
    return;
  }
  builder
    .where(own => applyOwnPrimary(own, primaries, rows.entityRefs))
    .orWhere(other => {
      other
        .where('o.is_primary', false)
        .whereRaw(
          `coalesce(${FIRST_OWNER_OF_OTHERS}, '') in (${listed(builder)})`,
          [textOf(primaries)],
        );
    });
}

const texts = new WeakMap<readonly string[], string>();

/** The list as JSON; who asks twice gives the same list, which can be long. */
function textOf(values: readonly string[]): string {
  const text = texts.get(values) ?? JSON.stringify(values);
  texts.set(values, text);
  return text;
}

/**
 * The texts of a JSON list, as a query: made once, and only when a row asks for it. As a list that the planner can see it would estimate the
 * condition for each of some thousand refs, which takes as long as a page.
 */
function listed(knex: Pick<Knex, 'client'>): string {
  return isPostgres(knex)
    ? 'select json_array_elements_text(cast(? as json))'
    : 'select value from json_each(?)';
}

/** A row's entity is the primary one, and one of these. */
function applyOwnPrimary(
  builder: Knex.QueryBuilder,
  primaries: readonly string[],
  entityRefs: readonly string[],
): void {
  builder.where('o.is_primary', true);
  const wanted = new Set(primaries);
  const possible = entityRefs.filter(ref => wanted.has(ref));
  if (possible.length !== entityRefs.length) {
    whereKeys(builder, builder, 'o.entity_ref', possible);
  }
}

/** Severities as `finding_owners` orders them; words that are none are left out. */
export function severityOrders(words: readonly string[]): number[] {
  return severities.flatMap((severity, order) =>
    words.includes(severity) ? order : [],
  );
}
