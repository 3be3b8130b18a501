import { Knex } from 'knex';
import { isPostgres } from '../../rowset/dialect';
import { whereKeys } from '../../rowset/whereKeys';
import { DependentControls, VerdictSelection } from './findingQuery';
import { FIRST_OWNER_OF_OTHERS } from './firstOwner';

/** The primary entity of a row of `finding_owners as o`: the row's own, or it has to be looked up; empty where nobody is. */
const PRIMARY = `coalesce(case when o.is_primary then o.entity_ref else ${FIRST_OWNER_OF_OTHERS} end, '')`;

/** What decides about a row of `finding_owners as o`, as SQL: environment, account and primary entity, empty where they do not matter. */
export function decidingColumns(
  knex: Pick<Knex, 'client'>,
  { byEnvironment, byAccount, byPrimary }: DependentControls,
): Record<'environment' | 'account' | 'primary', Knex.Raw> {
  const where = (controls: readonly string[], expression: string): Knex.Raw =>
    isPostgres(knex)
      ? knex.client.raw(
          `case when o.control_id = any(?) then ${expression} else '' end`,
          [controls as string[]],
        )
      : knex.client.raw(
          `case when o.control_id in (select value from json_each(?)) then ${expression} else '' end`,
          [JSON.stringify(controls)],
        );
  return {
    environment: where(byEnvironment, 'o.environment'),
    account: where(byAccount, "coalesce(o.account, '')"),
    primary: where(byPrimary, PRIMARY),
  };
}

/** Adds to findings as `o`: some verdicts stand on them. A few parameters, however large the organisation is. */
export function whereVerdicts(
  query: Knex.QueryBuilder,
  { controls, butControls, judged }: VerdictSelection,
): void {
  query.where(builder => whereKeys(builder, builder, 'o.control_id', controls));
  if (butControls) {
    query.orWhereNull('o.control_id').orWhereNot(builder => {
      whereKeys(builder, builder, 'o.control_id', butControls);
    });
  }
  if (judged.keys.length > 0) {
    const { environment, account, primary } = decidingColumns(query, judged);
    const keys = judged.keys.map(key => [
      key.control,
      key.environment,
      key.account,
      key.primary,
    ]);
    query.orWhereRaw(
      `(o.control_id, ?, ?, ?) in (${
        isPostgres(query)
          ? 'select k ->> 0, k ->> 1, k ->> 2, k ->> 3 from jsonb_array_elements(cast(? as jsonb)) as k'
          : "select json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]') from json_each(?)"
      })`,
      [environment, account, primary, JSON.stringify(keys)],
    );
  }
}
