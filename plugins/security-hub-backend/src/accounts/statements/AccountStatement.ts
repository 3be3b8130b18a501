import {
  AccountState,
  Environment,
  LedgerSource,
} from 'backstage-plugin-security-hub-common';

/** What the ledger says of an account. */
export const ledgerFields = [
  'partition',
  'name',
  'state',
  'environment',
  'owner',
  'contact',
] as const;
/** One of {@link ledgerFields}. */
export type LedgerField = (typeof ledgerFields)[number];

/** Who is believed, the most trusted first; field by field. */
export const ledgerSources = [
  'config',
  'catalog',
  'account-tags',
  'organizations',
  'security-hub',
] as const satisfies readonly LedgerSource[];

/** What one of the sources says of an account; what it does not speak of is absent. */
export type AccountStatement = {
  /** 12 digits */
  id: string;
  kind: LedgerSource;
  /** Where people find it, e.g. `config` or the ref of a resource */
  speaker: string;
  partition?: string;
  name?: string;
  state?: AccountState;
  environment?: Exclude<Environment, 'unknown'>;
  /** Entity ref of a group */
  owner?: string;
  contact?: string;
  /** Given, but not in a form that can be read */
  unreadable?: LedgerField[];
  /** With state `removed`: since when, ISO 8601 */
  removedAt?: string;
};

/** What sources say, and what of it is of no use, in words for the platform team. */
export type Statements = { statements: AccountStatement[]; problems: string[] };
