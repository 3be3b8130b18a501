import {
  Account,
  ListAccountsCommand,
  ListTagsForResourceCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { HubClientRequest, HubClients } from '../HubClients';
import { HubError } from '../HubError';
import { CallLimits, clientConfig, limitedCall } from '../limitedCall';
import { isNamed } from '../tags/tagFailure';
import {
  OrganizationAccount,
  OrganizationGateway,
  TaggedAccount,
} from './OrganizationGateway';

/** What the gateway is made of. */
export type DefaultOrganizationGatewayOptions = CallLimits & {
  /** Its credentials are those of Security Hub's clients */
  clients: Pick<HubClients, 'get' | 'forget'>;
  client: HubClientRequest;
};

const ATTEMPTS = 5;
/** After the reads of findings */
const PRIORITY = 9;

type Call<T> = {
  /** Goes on from another call */
  continued: boolean;
  signal?: AbortSignal;
  send: (signal: AbortSignal) => Promise<T>;
};

/** `Paths` is `o-.../r-.../ou-.../<account>`; AWS's `Account` has no member for the unit alone. */
function unitOf({ Paths = [] }: Account): string | undefined {
  return Paths[0]
    ?.split('/')
    .filter(part => part.startsWith('ou-'))
    .at(-1);
}

/** AWS Organizations over the AWS SDK. */
export class DefaultOrganizationGateway implements OrganizationGateway {
  static create(
    options: DefaultOrganizationGatewayOptions,
  ): DefaultOrganizationGateway {
    return new DefaultOrganizationGateway(options);
  }

  readonly #options: DefaultOrganizationGatewayOptions;

  private constructor(options: DefaultOrganizationGatewayOptions) {
    this.#options = options;
  }

  async listAccounts(): Promise<OrganizationAccount[]> {
    const organizations = this.#connect();
    try {
      const accounts: Account[] = [];
      let token: string | undefined;
      do {
        const NextToken: string | undefined = token;
        const reply = await this.#call({
          continued: NextToken !== undefined,
          send: async abortSignal =>
            await organizations.send(new ListAccountsCommand({ NextToken }), {
              abortSignal,
            }),
        });
        accounts.push(...(reply.Accounts ?? []));
        token = reply.NextToken || undefined;
      } while (token !== undefined);
      return accounts.flatMap(account =>
        account.Id
          ? [
              {
                account: account.Id,
                state: account.State ?? account.Status ?? '',
                name: account.Name || undefined,
                organizationalUnit: unitOf(account),
              },
            ]
          : [],
      );
    } finally {
      organizations.destroy();
    }
  }

  async *tagsOf(
    accounts: readonly string[],
    signal?: AbortSignal,
  ): AsyncGenerator<TaggedAccount> {
    const organizations = this.#connect();
    try {
      for (const account of accounts) {
        yield {
          account,
          tags: await this.#tags(organizations, account, signal),
        };
      }
    } finally {
      organizations.destroy();
    }
  }

  async #tags(
    organizations: OrganizationsClient,
    account: string,
    signal: AbortSignal | undefined,
  ): Promise<Record<string, string> | undefined> {
    const tags = new Map<string, string>();
    let token: string | undefined;
    try {
      do {
        const NextToken: string | undefined = token;
        const reply = await this.#call({
          continued: NextToken !== undefined,
          signal,
          send: async abortSignal =>
            await organizations.send(
              new ListTagsForResourceCommand({
                ResourceId: account,
                NextToken,
              }),
              { abortSignal },
            ),
        });
        for (const { Key, Value } of reply.Tags ?? []) {
          tags.set(Key ?? '', Value ?? '');
        }
        token = reply.NextToken || undefined;
      } while (token !== undefined);
    } catch (error) {
      if (
        error instanceof HubError &&
        isNamed(error, 'TargetNotFoundException')
      ) {
        return undefined;
      }
      throw error;
    }
    return Object.fromEntries(tags);
  }

  #connect(): OrganizationsClient {
    const { clients, client } = this.#options;
    // The endpoint is the partition's one, whatever the Region
    return new OrganizationsClient(
      clientConfig(client.region, clients.get(client).config.credentials),
    );
  }

  async #call<T>({ continued, signal, send }: Call<T>): Promise<T> {
    const { account, region } = this.#options.client;
    return await limitedCall(this.#options, {
      context: { account, region, operation: 'organizations', continued },
      attempts: ATTEMPTS,
      priority: PRIORITY,
      signal,
      send,
    });
  }
}
