import {
  Account,
  ListAccountsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { Clock } from '../Clock';
import { HubClientRequest, HubClients } from '../HubClients';
import { HubError } from '../HubError';
import { RateLimiter } from '../RateLimiter';
import { inTime, withRetries } from '../withRetries';
import { OrganizationGateway } from './OrganizationGateway';

/** What the gateway is made of. */
export type DefaultOrganizationGatewayOptions = {
  /** Its credentials are those of Security Hub's clients */
  clients: Pick<HubClients, 'get' | 'forget'>;
  client: HubClientRequest;
  limiter: Pick<RateLimiter, 'take' | 'throttled'>;
  clock: Clock;
  random: () => number;
  requestTimeoutMilliseconds: number;
};

const ATTEMPTS = 5;
/** After the reads of findings */
const PRIORITY = 9;

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

  async listAccounts(): Promise<Array<{ account: string; state: string }>> {
    const { clients, client } = this.#options;
    const organizations = new OrganizationsClient({
      // The endpoint is the partition's one, whatever the Region
      region: client.region,
      credentials: clients.get(client).config.credentials,
      customUserAgent: 'backstage-plugin-security-hub',
      maxAttempts: 1,
    });
    try {
      const accounts: Account[] = [];
      let token: string | undefined;
      do {
        const reply = await this.#page(organizations, token);
        accounts.push(...(reply.Accounts ?? []));
        token = reply.NextToken || undefined;
      } while (token !== undefined);
      return accounts.flatMap(({ Id, State, Status }) =>
        Id ? [{ account: Id, state: State ?? Status ?? '' }] : [],
      );
    } finally {
      organizations.destroy();
    }
  }

  async #page(organizations: OrganizationsClient, token: string | undefined) {
    const { client, limiter, clock, random } = this.#options;
    const { account, region } = client;
    return await withRetries(
      {
        account,
        region,
        operation: 'organizations',
        continued: token !== undefined,
      },
      {
        clock,
        random,
        attempts: ATTEMPTS,
        onFailure: (failure: HubError) => {
          if (failure.kind === 'throttled') {
            limiter.throttled();
          }
          return false;
        },
      },
      async () => {
        await limiter.take(PRIORITY);
        return await inTime(
          this.#options.requestTimeoutMilliseconds,
          undefined,
          signal =>
            organizations.send(new ListAccountsCommand({ NextToken: token }), {
              abortSignal: signal,
            }),
        );
      },
    );
  }
}
