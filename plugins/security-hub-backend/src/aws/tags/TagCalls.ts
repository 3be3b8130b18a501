import { HubClientRequest, HubClients } from '../HubClients';
import { HubError } from '../HubError';
import { CallLimits, clientConfig, limitedCall } from '../limitedCall';
import { tagFailure, TagService } from './tagFailure';

/** What an SDK client is made with. */
export type TagClientConfig = ReturnType<typeof clientConfig>;

/** What calls are made with. */
export type TagConnection = CallLimits & {
  /** Their credentials are used */
  clients: Pick<HubClients, 'get' | 'forget'>;
  request: HubClientRequest;
  service: TagService;
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
    const { clients, request, service } = this.#connection;
    const { account, region } = request;
    const { signal, continued } = options;
    try {
      return await limitedCall(this.#connection, {
        context: { account, region, operation: 'config', continued },
        attempts: ATTEMPTS,
        priority: PRIORITY,
        signal,
        renew: () => {
          this.close();
          clients.forget(request);
        },
        send: async abort => await send(this.#connect(), abort),
      });
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
    this.#client ??= this.#createClient(
      clientConfig(request.region, clients.get(request).config.credentials),
    );
    return this.#client;
  }
}
