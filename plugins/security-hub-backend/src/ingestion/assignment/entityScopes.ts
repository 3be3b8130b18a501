import {
  ChangedScopes,
  EntityScopeRow,
  EVERY_ACCOUNT,
} from '../../database/operations/entities/entityScope';
import { sha256 } from '../../hashing/sha256';
import { PrioritySettings } from '../../config/settings';
import { OwnershipState } from './OwnershipState';

const LEDGER = 'ledger';
const POLICY = 'policy';

/** The scopes of now, the ledger and the policy. Entities without a scope are left out. */
export function currentScopes(
  ownership: OwnershipState,
  policy: PrioritySettings,
): EntityScopeRow[] {
  const rows: EntityScopeRow[] = [
    {
      entityRef: POLICY,
      hash: sha256(JSON.stringify(policy)),
      accounts: [EVERY_ACCOUNT],
      owners: [],
    },
  ];
  for (const { entity, resolved } of ownership.entities()) {
    if (entity.scope.configured) {
      const selectors = resolved.selectors.filter(
        ({ state }) => state === 'ok',
      );
      rows.push({
        entityRef: entity.ref,
        hash: sha256(
          JSON.stringify([
            entity.scopeHash,
            selectors.map(({ selector, accounts, arns, anyAccount }) => [
              selector.hash,
              accounts,
              arns,
              anyAccount,
            ]),
          ]),
        ),
        accounts: selectors.some(({ anyAccount }) => anyAccount)
          ? [EVERY_ACCOUNT]
          : [...new Set(selectors.flatMap(({ accounts }) => accounts))].sort(),
        owners: entity.ownerRefs,
      });
    }
  }
  for (const account of ownership.ledger.accounts()) {
    rows.push({
      entityRef: `${LEDGER}:${account.id}`,
      hash: sha256(
        JSON.stringify([account.name, account.environment, account.owner]),
      ),
      accounts: [account.id],
      owners: [],
    });
  }
  return rows;
}

/** One hash for all that owners are computed with. */
export function generationOf(scopes: EntityScopeRow[]): string {
  return sha256(
    JSON.stringify(
      scopes.map(({ entityRef, hash }) => `${entityRef} ${hash}`).sort(),
    ),
  );
}

/** What differs between two times. An entity that came, went or changed touches the accounts of both. */
export function diffScopes(
  before: EntityScopeRow[],
  after: EntityScopeRow[],
): ChangedScopes {
  const old = new Map(before.map(row => [row.entityRef, row]));
  const entities = new Set<string>();
  const accounts = new Set<string>();
  const touch = (row: EntityScopeRow) => {
    entities.add(row.entityRef);
    for (const account of row.accounts) {
      accounts.add(account);
    }
  };
  for (const row of after) {
    const former = old.get(row.entityRef);
    old.delete(row.entityRef);
    if (former?.hash !== row.hash) {
      touch(row);
      if (former) {
        touch(former);
      }
    }
  }
  for (const gone of old.values()) {
    touch(gone);
  }
  return { entities: [...entities].sort(), accounts: [...accounts].sort() };
}
