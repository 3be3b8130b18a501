import {
  AccountState,
  Environment,
  LedgerSource,
} from 'backstage-plugin-security-hub-common';
import {
  AccountTagSettings,
  LedgerAccountSettings,
  SourceSettings,
} from '../config/settings';
import { DiscoveredAccount } from '../database/operations/ledger';
import { CloudAccountResource } from './cloudAccountResource';
import {
  AccountStatement,
  catalogStatements,
  configStatements,
  discoveryStatements,
  joinStatements,
  LedgerField,
  ledgerSources,
} from './statements';

/** An account as the ledger knows it. */
export type LedgerAccount = {
  /** 12 digits */
  id: string;
  /** `aws`, `aws-cn`, ...; undefined where only the catalog names the account, which does not say */
  partition?: string;
  /** What people call it; the id where nobody has named it */
  name: string;
  /** `unknown` where neither AWS Organizations nor Security Hub has named it */
  state: AccountState;
  /** Of a removed account: since when, ISO 8601 */
  removedAt?: string;
  /** `unknown` where nobody has said; never guessed, and never from the organisational unit */
  environment: Environment;
  /** Entity ref of the group that owns it */
  owner?: string;
  contact?: string;
  /** Who names the owner, or else the account: `config`, the ref of a trusted `cloud-account` resource, ... */
  source: string;
  /** Who has said what; absent for what nobody has said */
  sources: Partial<Record<LedgerField, LedgerSource>>;
};

/** Who owns which account: the ground on which claims are checked. */
export interface AccountLedger {
  /** The account, or undefined where the ledger does not know it */
  account(id: string): LedgerAccount | undefined;
  /** All accounts, by id */
  accounts(): LedgerAccount[];
  /** Ids of the accounts that this group owns, directly */
  accountsOwnedBy(groupRef: string): string[];
  /** What was left out, or is said in two ways, and why; for the platform team */
  problems: string[];
}

/** What the ledger is made of. */
export type LedgerInput = {
  accounts: LedgerAccountSettings[];
  /** All `cloud-account` resources of the catalog, trusted or not */
  resources: CloudAccountResource[];
  /** `securityHub.claims.trustedLocations` */
  trustedLocations: string[];
  /** Sources of config: they name accounts, and what was discovered by others does not count */
  sources?: Array<
    Pick<SourceSettings, 'name' | 'partition' | 'administrator' | 'accounts'>
  >;
  /** What AWS has named */
  discovered?: DiscoveredAccount[];
  /** Which tags of accounts count; absent: none */
  accountTags?: AccountTagSettings;
};

/**
 * Joins config, the trusted part of the catalog, and what AWS says of its accounts, field by field: the more trusted source counts (see
 * `ledgerSources`). Where two of a kind disagree, or a value cannot be read, the field stays empty. All contradictions are problems.
 */
export function createLedger(input: LedgerInput): AccountLedger {
  const { sources = [], discovered = [] } = input;
  const administered = new Set(
    sources.filter(item => item.administrator).map(({ name }) => name),
  );
  const parts = [
    catalogStatements(input.resources, input.trustedLocations),
    configStatements(input.accounts, sources),
    discoveryStatements(
      discovered.filter(({ source }) => administered.has(source)),
      input.accountTags,
    ),
  ];
  const problems = parts.flatMap(part => part.problems);
  const statements = new Map<string, AccountStatement[]>();
  for (const statement of parts
    .flatMap(part => part.statements)
    .sort((one, other) => rankOf(one) - rankOf(other))) {
    const known = statements.get(statement.id);
    if (known) {
      known.push(statement);
    } else {
      statements.set(statement.id, [statement]);
    }
  }
  const accounts = [...statements]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, said]) => joinStatements(id, said, problems));
  const byId = new Map(accounts.map(account => [account.id, account]));
  const owned = new Map<string, string[]>();
  for (const { id, owner } of accounts) {
    if (owner) {
      const ids = owned.get(owner) ?? [];
      ids.push(id);
      owned.set(owner, ids);
    }
  }
  return {
    account: id => byId.get(id),
    accounts: () => accounts,
    accountsOwnedBy: groupRef => owned.get(groupRef) ?? [],
    problems,
  };
}

function rankOf({ kind }: AccountStatement): number {
  return ledgerSources.indexOf(kind);
}
