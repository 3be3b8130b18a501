import { Knex } from 'knex';
import { transact } from '../../contention';
import { insertRows } from '../../rowset/insertRows';
import { whereKeys } from '../../rowset/whereKeys';
import { columnText } from '../../text';
import { AccountFacts } from './DiscoveredAccount';
import { AccountRow } from './rows';

/** A complete answer of AWS: who the accounts of a source are. */
export type Discovery = {
  source: string;
  partition: string;
  accounts: AccountFacts[];
  /** ISO 8601, our clock */
  at: string;
};

type Columns = Omit<
  AccountRow,
  'owner_tag' | 'environment_tag' | 'contact_tag' | 'tags_asked_at'
>;

const facts = [
  'partition',
  'name',
  'member_status',
  'organization_state',
  'organizational_unit',
  'removed_at',
] as const satisfies ReadonlyArray<keyof Columns>;

function columnsOf(account: AccountFacts, discovery: Discovery): Columns {
  const { source, partition, at } = discovery;
  const text = (value: string | undefined, maximum: number) =>
    value === undefined ? null : columnText(value, maximum);
  return {
    id: account.id,
    source,
    partition,
    name: text(account.name, 255),
    member_status: text(account.memberStatus, 64),
    organization_state: text(account.organizationState, 64),
    organizational_unit: text(account.organizationalUnit, 68),
    first_seen_at: at,
    last_seen_at: at,
    removed_at: null,
  };
}

/**
 * Keeps a complete answer: what it names is there, what it leaves out is removed since now, and stays. Only for answers that are
 * complete; one with an error or a denial says nothing of who is gone. Only accounts that have changed are written.
 */
export async function saveDiscovery(
  knex: Knex,
  discovery: Discovery,
): Promise<void> {
  const { source, at } = discovery;
  await transact(knex, async transaction => {
    const accounts = () => transaction<AccountRow>('accounts');
    const known = new Map(
      (await accounts().where({ source })).map(row => [row.id, row]),
    );
    const named = new Map(
      discovery.accounts
        .filter(({ id }) => /^\d{12}$/.test(id))
        .map(account => [account.id, columnsOf(account, discovery)]),
    );
    const gone = [...known.values()]
      .filter(row => row.removed_at === null && !named.has(row.id))
      .map(({ id }) => id);
    if (gone.length > 0) {
      await whereKeys(
        transaction,
        accounts().where({ source }),
        'id',
        gone,
      ).update({ removed_at: at });
    }
    await insertRows(
      transaction,
      'accounts',
      [...named.values()].filter(row => {
        const before = known.get(row.id);
        return !before || facts.some(column => before[column] !== row[column]);
      }),
      { key: ['source', 'id'], then: facts },
    );
    await accounts()
      .where({ source })
      .whereNull('removed_at')
      .update({ last_seen_at: at });
  });
}
