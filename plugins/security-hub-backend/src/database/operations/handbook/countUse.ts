import { FindingFilterCriteria } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { applyCriteria } from '../queries/applyCriteria';
import { entityFindings, unsettledStatuses } from '../queries/entityFindings';
import { unsettledFindings } from '../reports/unsettledFindings';

/** What is counted of a control. */
export type ControlUse = {
  /** Open and acknowledged findings */
  open: number;
  /** Different first resources of these */
  resources: number;
  /** Different entities: the owners of these, or of those asked for the ones that they concern */
  services: number;
  /** Findings of any status but archived */
  evaluated: number;
};

/** What is counted of a control that nothing is found of. */
export const noUse: ControlUse = {
  open: 0,
  resources: 0,
  services: 0,
  evaluated: 0,
};

/** Whose findings are counted. */
export type UseScope = {
  /** Absent: those of the whole organisation */
  entityRefs?: readonly string[];
  /** What a conditional policy leaves to the reader */
  criteria?: FindingFilterCriteria;
  /** ISO 8601 */
  now: string;
};

/** Where a control fails. */
export type EntityUse = {
  entityRef: string;
  open: number;
  resources: number;
  accounts: number;
};

type Parts = {
  /** Findings with their control and account as `o`, without samples, that somebody has to act on */
  unsettled: Knex.QueryBuilder;
  /** All but archived ones */
  evaluated: Knex.QueryBuilder;
  /** SQL expressions over `unsettled` */
  resource: string;
  entity: string;
};

function ofEntities(
  knex: Knex,
  scope: UseScope & { entityRefs: readonly string[] },
): Parts {
  return {
    unsettled: entityFindings(knex, scope).whereIn(
      'o.status',
      unsettledStatuses,
    ),
    evaluated: entityFindings(knex, scope).whereNot('o.status', 'archived'),
    resource: 'o.resource_code',
    entity: 'o.entity_ref',
  };
}

function ofOrganisation(knex: Knex, { criteria }: UseScope): Parts {
  const unsettled = unsettledFindings(knex, { criteria }).select(
    'f.key',
    'f.control_id',
    'f.account',
    'f.resource_hash',
  );
  const evaluated = knex('findings as f')
    .where('f.sample', false)
    .whereNot('f.status', 'archived')
    .select('f.control_id');
  if (criteria) {
    evaluated.andWhere(builder => applyCriteria(builder, criteria));
  }
  return {
    unsettled: knex
      .from(unsettled.as('o'))
      .leftJoin('finding_owners as p', join =>
        join.on('p.issue_key', 'o.key').andOn('p.is_primary', knex.raw('true')),
      ),
    evaluated: knex.from(evaluated.as('o')),
    resource: 'o.resource_hash',
    entity: 'p.entity_ref',
  };
}

function partsOf(knex: Knex, scope: UseScope): Parts {
  const { entityRefs } = scope;
  return entityRefs === undefined
    ? ofOrganisation(knex, scope)
    : ofEntities(knex, { ...scope, entityRefs });
}

/** What is counted of every control, by its id; controls without findings are left out. */
export async function countUse(
  knex: Knex,
  scope: UseScope,
): Promise<Map<string, ControlUse>> {
  const { unsettled, evaluated, resource, entity } = partsOf(knex, scope);
  const [failing, checked] = await Promise.all([
    unsettled
      .whereNotNull('o.control_id')
      .groupBy('o.control_id')
      .select(
        'o.control_id as control',
        knex.raw('count(*) as open'),
        knex.raw(`count(distinct ${resource}) as resources`),
        knex.raw(`count(distinct ${entity}) as services`),
      ),
    evaluated
      .whereNotNull('o.control_id')
      .groupBy('o.control_id')
      .select('o.control_id as control', knex.raw('count(*) as evaluated')),
  ]);
  const use = new Map<string, ControlUse>();
  for (const row of checked) {
    use.set(row.control, {
      open: 0,
      resources: 0,
      services: 0,
      evaluated: Number(row.evaluated),
    });
  }
  for (const row of failing) {
    const open = Number(row.open);
    use.set(row.control, {
      open,
      resources: Number(row.resources),
      services: Number(row.services),
      evaluated: use.get(row.control)?.evaluated ?? open,
    });
  }
  return use;
}

/** The entities where a control fails, most open findings first; `unowned`: open findings that no entity owns. */
export async function countUseByEntity(
  knex: Knex,
  scope: UseScope & { controlId: string },
): Promise<{ entities: EntityUse[]; unowned: number }> {
  const { unsettled, resource, entity } = partsOf(knex, scope);
  const rows = await unsettled
    .where('o.control_id', scope.controlId)
    .groupByRaw(entity)
    .select(
      knex.raw(`${entity} as entity`),
      knex.raw('count(*) as open'),
      knex.raw(`count(distinct ${resource}) as resources`),
      knex.raw('count(distinct o.account) as accounts'),
    )
    .orderByRaw('open desc, entity');
  const entities: EntityUse[] = [];
  let unowned = 0;
  for (const row of rows) {
    if (row.entity === null) {
      unowned = Number(row.open);
    } else {
      entities.push({
        entityRef: row.entity,
        open: Number(row.open),
        resources: Number(row.resources),
        accounts: Number(row.accounts),
      });
    }
  }
  return { entities, unowned };
}
