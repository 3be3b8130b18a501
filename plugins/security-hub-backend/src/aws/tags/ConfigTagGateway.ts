import {
  ConfigServiceClient,
  SelectAggregateResourceConfigCommand,
} from '@aws-sdk/client-config-service';
import { HubError } from '../HubError';
import { configAnswers } from './configAnswers';
import { configQuery, configRequests } from './configQuery';
import { TagCalls, TagConnection } from './TagCalls';
import { isNamed } from './tagFailure';
import { TagAnswer, TagGateway } from './TagGateway';

/** AWS Config's largest page. */
const LIMIT = 100;

/**
 * Tags from an aggregator of AWS Config: one role for the organisation. It knows what is recorded, and answers with what was recorded last.
 * See https://docs.aws.amazon.com/config/latest/APIReference/API_SelectAggregateResourceConfig.html
 */
export class ConfigTagGateway implements TagGateway {
  static create(
    connection: TagConnection,
    aggregator: string,
  ): ConfigTagGateway {
    return new ConfigTagGateway(connection, aggregator);
  }

  readonly #account: string;
  readonly #aggregator: string;
  readonly #calls: TagCalls<ConfigServiceClient>;

  private constructor(connection: TagConnection, aggregator: string) {
    this.#account = connection.request.account;
    this.#aggregator = aggregator;
    this.#calls = TagCalls.create(
      connection,
      config => new ConfigServiceClient(config),
    );
  }

  requestsFor(arns: readonly string[]): string[][] {
    return configRequests(arns);
  }

  async read(
    arns: readonly string[],
    signal?: AbortSignal,
  ): Promise<TagAnswer[]> {
    const results: string[] = [];
    let token: string | undefined;
    do {
      const page = await this.#page(arns, token, signal);
      results.push(...(page.Results ?? []));
      token = page.NextToken || undefined;
    } while (token !== undefined);
    return configAnswers(results);
  }

  close(): void {
    this.#calls.close();
  }

  async #page(
    arns: readonly string[],
    token: string | undefined,
    signal: AbortSignal | undefined,
  ) {
    try {
      return await this.#calls.call(
        { continued: token !== undefined, signal },
        async (client, abortSignal) =>
          await client.send(
            new SelectAggregateResourceConfigCommand({
              ConfigurationAggregatorName: this.#aggregator,
              Expression: configQuery(arns),
              Limit: LIMIT,
              NextToken: token,
            }),
            { abortSignal },
          ),
      );
    } catch (error) {
      throw error instanceof HubError &&
        isNamed(error, 'NoSuchConfigurationAggregatorException')
        ? new HubError(
            error.kind,
            `AWS Config has no such aggregator in account ${
              this.#account
            }: its name, account or Region in the configuration is wrong`,
            error.cause,
          )
        : error;
    }
  }
}
