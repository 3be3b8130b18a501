import { ResourceGroupsTaggingAPIClientConfig } from '@aws-sdk/client-resource-groups-tagging-api';
import { CredentialProvider } from '../AccountCredentials';
import { Clock } from '../Clock';
import { HubClientRequest, HubClients } from '../HubClients';
import { HubError } from '../HubError';
import { RateLimiter } from '../RateLimiter';
import { inTime, withRetries } from '../withRetries';
import { tagFailure, TagService } from './tagFailure';

/** What an SDK client is made with. */
export type TagClientConfig = Pick<
  ResourceGroupsTaggingAPIClientConfig,
  'region' | 'customUserAgent' | 'maxAttempts'
> & { credentials: CredentialProvider };

/** What calls are made with. */
export type TagConnection = {
  /** Their credentials are used */
  clients: Pick<HubClients, 'get' | 'forget'>;
  request: HubClientRequest;
  service: TagService;
  limiter: Pick<RateLimiter, 'take' | 'throttled'>;
  clock: Clock;
  random: () => number;
  requestTimeoutMilliseconds: number;
};

const ATTEMPTS = 5;
const PRIORITY = 0;

/** Calls a service that tags are read from: rate limited, retried, with credentials of the account. */
export class TagCalls<Client extends { destroy(): void }> {
  static create<Client extends { destroy(): void }>(
    connection: TagConnection,
    createClient: (config: TagClientConfig) => Client,
  ): TagCalls<Client> {
    return new TagCalls(connection, createClient);
  }

  readonly #connection: TagConnection;
  readonly #createClient: (config: TagClientConfig) => Client;
  #client: Client | undefined;

  private constructor(
    connection: TagConnection,
    createClient: (config: TagClientConfig) => Client,
  ) {
    this.#connection = connection;
    this.#createClient = createClient;
  }

  /** @throws HubError with a sentence that names the service; or the reason of the signal */
  async call<T>(
    options: { continued?: boolean; signal?: AbortSignal },
    send: (client: Client, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const { request, service, limiter, clock, random } = this.#connection;
    const { account, region } = request;
    const { signal, continued } = options;
    let renewed = false;
    const onFailure = (failure: HubError): boolean => {
      if (failure.kind === 'throttled') {
        limiter.throttled();
      }
      // Credentials may have been revoked before they expired: once, try with new ones
      if (failure.kind !== 'credentials' || renewed) {
        return false;
      }
      renewed = true;
      this.close();
      this.#connection.clients.forget(request);
      return true;
    };
    try {
      return await withRetries(
        { account, region, operation: 'config', continued },
        { clock, random, attempts: ATTEMPTS, onFailure, signal },
        async () => {
          await limiter.take(PRIORITY, signal);
          return await inTime(
            this.#connection.requestTimeoutMilliseconds,
            signal,
            abort => send(this.#connect(), abort),
          );
        },
      );
    } catch (error) {
      throw error instanceof HubError
        ? tagFailure(error, { service, account, region })
        : error;
    }
  }

  /** Closes the connection; the next call opens another one. */
  close(): void {
    this.#client?.destroy();
    this.#client = undefined;
  }

  #connect(): Client {
    const { clients, request } = this.#connection;
    this.#client ??= this.#createClient({
      region: request.region,
      credentials: clients.get(request).config.credentials,
      customUserAgent: 'backstage-plugin-security-hub',
      // Tries are ours: see withRetries
      maxAttempts: 1,
    });
    return this.#client;
  }
}
