import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { AccountCheck, CheckResult } from './AccountCheck';
import { AccountCheckKey, AccountCheckStore } from './AccountCheckStore';

const TABLE = 'account_checks';
/** Beyond this it costs less to read all than to name each */
const MOST_NAMED_ACCOUNTS = 500;

type AccountCheckRow = {
  source: string;
  account: string;
  region: string;
  check: AccountCheck['check'];
  result: CheckResult;
  message: string;
  checked_at: string;
};

function keyOf({ source, account, region, check }: AccountCheckKey) {
  return { source, account, region, check };
}

function textOf({ account, region, check }: AccountCheckKey): string {
  return `${account}/${region}/${check}`;
}

/** Answers of checks on SQLite or PostgreSQL. */
export class DatabaseAccountCheckStore implements AccountCheckStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DatabaseAccountCheckStore {
    return new DatabaseAccountCheckStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(
    filter: { source?: string; accounts?: string[] } = {},
  ): Promise<AccountCheck[]> {
    const { source, accounts } = filter;
    const query = this.#knex<AccountCheckRow>(TABLE).orderBy([
      'source',
      'account',
      'region',
      'check',
    ]);
    if (source !== undefined) {
      query.where({ source });
    }
    if (accounts && accounts.length <= MOST_NAMED_ACCOUNTS) {
      query.whereIn('account', accounts);
    }
    const wanted = accounts && new Set(accounts);
    return (await query)
      .filter(row => wanted?.has(row.account) ?? true)
      .map(({ checked_at: checkedAt, ...row }) => ({ ...row, checkedAt }));
  }

  async save(checks: AccountCheck[]): Promise<void> {
    const rows = checks.map(({ checkedAt, ...check }) => ({
      ...check,
      checked_at: checkedAt,
    }));
    for (const part of chunks(rows, 100)) {
      await this.#knex<AccountCheckRow>(TABLE)
        .insert(part)
        .onConflict(['source', 'account', 'region', 'check'])
        .merge(['result', 'message', 'checked_at']);
    }
  }

  async retain(source: string, kept: AccountCheckKey[]): Promise<void> {
    const wanted = new Set(kept.map(textOf));
    for (const check of await this.list({ source })) {
      if (!wanted.has(textOf(check))) {
        await this.#knex<AccountCheckRow>(TABLE).where(keyOf(check)).delete();
      }
    }
  }

  async retainSources(sources: string[]): Promise<void> {
    await this.#knex<AccountCheckRow>(TABLE)
      .whereNotIn('source', sources)
      .delete();
  }
}
