import {
  ChangedScopes,
  EntityScopeRow,
  EVERY_ACCOUNT,
} from '../../database/operations/entities/entityScope';
import { sha256 } from '../../hashing/sha256';
import { PrioritySettings, ThreatSettings } from '../../config/settings';
import { PRIORITY_VERSION } from '../../priority';
import { sharersWith } from '../../ownership';
import { THREAT_VERSION } from '../issue/threatText';
import { OwnershipState } from './OwnershipState';

const LEDGER = 'ledger';
const POLICY = 'policy';
const RULES = 'rules';
const THREATS = 'threats';

/** Rules and shares, and which owners of rules there are: none of it is tied to the account of an entity. */
function extrasRow(ownership: OwnershipState): EntityScopeRow[] {
  const { rules = [], shares = [] } = ownership.extras;
  const owners = rules.map(
    ({ owner }) => ownership.hasEntity(owner) && ownership.traitsOf(owner),
  );
  return rules.length || shares.length
    ? [
        {
          entityRef: RULES,
          hash: sha256(JSON.stringify([rules, owners, shares])),
          accounts: [EVERY_ACCOUNT],
          owners: [],
        },
      ]
    : [];
}

/** What changes in an account changes who is concerned in the accounts that share something with it. */
function withSharers(rows: EntityScopeRow[], extras: OwnershipState['extras']) {
  const sharers = sharersWith(extras.shares ?? []);
  return sharers.size === 0
    ? rows
    : rows.map(row => ({
        ...row,
        accounts: [
          ...new Set(
            row.accounts.flatMap(id => [id, ...(sharers.get(id) ?? [])]),
          ),
        ].sort(),
      }));
}

/**
 * The scopes of now, the ledger, the policy, what counts as a threat, and what of the settings gives findings. Entities without a scope are
 * left out.
 */
export function currentScopes(
  ownership: OwnershipState,
  policy: PrioritySettings,
  threats: ThreatSettings,
): EntityScopeRow[] {
  const rows: EntityScopeRow[] = [
    {
      entityRef: POLICY,
      hash: sha256(JSON.stringify([PRIORITY_VERSION, policy])),
      accounts: [EVERY_ACCOUNT],
      owners: [],
    },
    {
      entityRef: THREATS,
      hash: sha256(JSON.stringify([THREAT_VERSION, threats.partners])),
      accounts: [EVERY_ACCOUNT],
      owners: [],
    },
    ...extrasRow(ownership),
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
            entity.traits,
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
    const { id, name, environment, owner, sources } = account;
    // Of most accounts of an organisation AWS tells nothing that findings would change with
    if (sources.name || sources.environment || sources.owner) {
      rows.push({
        entityRef: `${LEDGER}:${id}`,
        hash: sha256(JSON.stringify([name, environment, owner])),
        accounts: [id],
        owners: [],
      });
    }
  }
  return withSharers(rows, ownership.extras);
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
