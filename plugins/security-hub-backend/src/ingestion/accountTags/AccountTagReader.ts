import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { Clock, OrganizationGatewayProvider } from '../../aws';
import { AccountTagSettings, SourceSettings } from '../../config';
import { storeMessage } from '../../database/faults';
import { Leases } from '../../database/operations/leases';
import {
  AskedAccount,
  forgetAccountTags,
  saveAccountTags,
  selectAccountsToTag,
} from '../../database/operations/ledger';

/** Tags of accounts change seldom, and each account is a call */
const REFRESH_MILLISECONDS = 24 * 60 * 60_000;
/** Ten thousand accounts at five a second are half an hour: they are spread over several runs */
const MOST_ACCOUNTS = 1000;
/** What has been read is kept now and then: a process that dies has asked for these in vain */
const KEEP_EVERY = 50;

/** What the reader works with. */
export type AccountTagReaderOptions = {
  knex: Knex;
  sources: SourceSettings[];
  /** Absent: no tags are read, and those of before are forgotten */
  accountTags?: AccountTagSettings;
  gateways: OrganizationGatewayProvider;
  leases: Pick<Leases, 'withLease'>;
  clock: Pick<Clock, 'now'>;
  logger: LoggerService;
};

type OrganisationSource = SourceSettings & {
  administrator: NonNullable<SourceSettings['administrator']>;
};

/**
 * Reads the tags of accounts from AWS Organizations, once a day for each account. One replica reads a source at a time. What AWS refuses, or
 * does not know, changes nothing.
 */
export class AccountTagReader {
  static create(options: AccountTagReaderOptions): AccountTagReader {
    return new AccountTagReader(options);
  }

  readonly #options: AccountTagReaderOptions;

  private constructor(options: AccountTagReaderOptions) {
    this.#options = options;
  }

  /** One run over all sources, for accounts that are due; to be called every few minutes. */
  async run(stopped?: AbortSignal): Promise<void> {
    const { knex, leases, accountTags, logger } = this.#options;
    const sources = this.#sources();
    await forgetAccountTags(knex, { sources: sources.map(({ name }) => name) });
    for (const source of accountTags ? sources : []) {
      try {
        await leases.withLease(`account-tags:${source.name}`, async lost => {
          await this.#read(
            source,
            stopped ? AbortSignal.any([lost, stopped]) : lost,
          );
        });
      } catch (error) {
        if (!stopped?.aborted) {
          // One source delays no other; what is due stays so
          logger.warn(
            `Tags of the accounts of source ${source.name} could not be read`,
            { cause: storeMessage(error) },
          );
        }
      }
    }
  }

  #sources(): OrganisationSource[] {
    const { sources, accountTags } = this.#options;
    return sources.flatMap(source => {
      const { administrator } = source;
      return accountTags && administrator?.discovery === 'organizations'
        ? [{ ...source, administrator }]
        : [];
    });
  }

  async #read(source: OrganisationSource, signal: AbortSignal): Promise<void> {
    const { knex, gateways, clock } = this.#options;
    const { name, partition, administrator } = source;
    const before = new Date(clock.now() - REFRESH_MILLISECONDS).toISOString();
    const due = await selectAccountsToTag(knex, {
      source: name,
      before,
      limit: MOST_ACCOUNTS,
    });
    if (due.length === 0) {
      return;
    }
    const organization = await gateways.organizationOf({
      source: name,
      partition,
      account: administrator.account,
      region: administrator.homeRegion,
      access: 'read',
    });
    let asked: AskedAccount[] = [];
    const keep = async () => {
      const at = new Date(clock.now()).toISOString();
      await saveAccountTags(knex, { source: name, accounts: asked, at });
      asked = [];
    };
    try {
      for await (const { account, tags } of organization.tagsOf(due, signal)) {
        asked.push({ id: account, tags: tags && this.#valuesOf(tags) });
        if (asked.length >= KEEP_EVERY) {
          await keep();
        }
      }
    } finally {
      await keep();
    }
  }

  /** Of all tags of an account the values of those that config names: the others are none of ours. */
  #valuesOf(tags: Record<string, string>): AskedAccount['tags'] {
    const { environment, owner, contact } =
      this.#options.accountTags?.keys ?? {};
    const valueOf = (key: string | undefined) =>
      key !== undefined && Object.hasOwn(tags, key) ? tags[key] : undefined;
    return {
      environment: valueOf(environment),
      owner: valueOf(owner),
      contact: valueOf(contact),
    };
  }
}
