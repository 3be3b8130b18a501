import {
  ConfigServiceClient,
  DescribeConfigurationRecorderStatusCommand,
} from '@aws-sdk/client-config-service';
import {
  GetEnabledStandardsCommand,
  GetFindingAggregatorCommand,
  ListFindingAggregatorsCommand,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import { HubClientRequest, HubClients } from '../HubClients';
import { CallLimits, clientConfig, limitedCall } from '../limitedCall';
import { CallContext } from '../mapError';
import { ChecksGateway, FindingAggregator } from './ChecksGateway';

/** What the gateway is made of; the budget is that of all operations but GetFindings and BatchUpdateFindings. */
export type DefaultChecksGatewayOptions = CallLimits & {
  clients: Pick<HubClients, 'get' | 'forget'>;
  client: HubClientRequest;
};

const ATTEMPTS = 3;
/** After the reads of findings that share the budget */
const PRIORITY = 9;

/** Checks over the AWS SDK. */
export class DefaultChecksGateway implements ChecksGateway {
  readonly #options: DefaultChecksGatewayOptions;

  static create(options: DefaultChecksGatewayOptions): DefaultChecksGateway {
    return new DefaultChecksGateway(options);
  }

  private constructor(options: DefaultChecksGatewayOptions) {
    this.#options = options;
  }

  async findingAggregator(): Promise<FindingAggregator | undefined> {
    const { FindingAggregators } = await this.#call(
      'security-hub',
      (hub, signal) =>
        hub.send(new ListFindingAggregatorsCommand({}), {
          abortSignal: signal,
        }),
    );
    // AWS knows at most one in an account
    const arn = FindingAggregators?.[0]?.FindingAggregatorArn;
    if (arn === undefined) {
      return undefined;
    }
    const reply = await this.#call('security-hub', (hub, signal) =>
      hub.send(new GetFindingAggregatorCommand({ FindingAggregatorArn: arn }), {
        abortSignal: signal,
      }),
    );
    return {
      homeRegion: reply.FindingAggregationRegion ?? '',
      linkingMode: reply.RegionLinkingMode ?? '',
      regions: reply.Regions ?? [],
    };
  }

  async standardsStatuses(): Promise<string[]> {
    const statuses: string[] = [];
    let token: string | undefined;
    do {
      const NextToken = token;
      const reply = await this.#call('security-hub', (hub, signal) =>
        hub.send(new GetEnabledStandardsCommand({ NextToken }), {
          abortSignal: signal,
        }),
      );
      for (const { StandardsStatus } of reply.StandardsSubscriptions ?? []) {
        statuses.push(StandardsStatus ?? '');
      }
      token = reply.NextToken || undefined;
    } while (token !== undefined);
    return statuses;
  }

  async isConfigRecording(): Promise<boolean | undefined> {
    const { ConfigurationRecordersStatus: recorders = [] } = await this.#call(
      'config',
      async ({ config: { credentials } }, signal) => {
        // The credentials of the account as they are known already; the client lives for this one call
        const client = new ConfigServiceClient(
          clientConfig(this.#options.client.region, credentials),
        );
        try {
          return await client.send(
            new DescribeConfigurationRecorderStatusCommand({}),
            { abortSignal: signal },
          );
        } finally {
          client.destroy();
        }
      },
    );
    return recorders.length > 0
      ? recorders.some(({ recording }) => recording === true)
      : undefined;
  }

  async #call<T>(
    operation: CallContext['operation'],
    send: (hub: SecurityHubClient, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const { clients, client } = this.#options;
    const { account, region } = client;
    return await limitedCall(this.#options, {
      context: { account, region, operation },
      attempts: ATTEMPTS,
      priority: PRIORITY,
      renew: () => clients.forget(client),
      send: signal => send(clients.get(client), signal),
    });
  }
}
