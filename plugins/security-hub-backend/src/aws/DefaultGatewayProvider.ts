import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { BudgetSettings, SourceSettings } from '../config';
import { AccountCredentials } from './AccountCredentials';
import { ChecksGateway, ChecksGatewayProvider } from './checks/ChecksGateway';
import { DefaultChecksGateway } from './checks/DefaultChecksGateway';
import { Clock } from './Clock';
import {
  DefaultSecurityHubGateway,
  HubLimiters,
} from './DefaultSecurityHubGateway';
import { HubClientRequest, HubClients } from './HubClients';
import { HubError } from './HubError';
import {
  OrganizationGateway,
  OrganizationGatewayProvider,
} from './organization/OrganizationGateway';
import { DefaultOrganizationGateway } from './organization/DefaultOrganizationGateway';
import { RateLimiter } from './RateLimiter';
import { RateSlots } from './RateSlots';
import { resolveAccess } from './resolveAccess';
import { GatewayProvider, HubTarget, SecurityHubGateway } from './types';

/** What the provider needs. */
export type DefaultGatewayProviderOptions = {
  settings: { sources: SourceSettings[]; budgets: BudgetSettings };
  /** Base credentials: `DefaultAwsCredentialsManager.fromConfig(config)` */
  credentials: AwsCredentialsManager;
  clock: Clock;
  /** 0 up to 1; for jitter */
  random: () => number;
  /** Whether ListMembers of that source has named the account as an enabled member */
  isMember: (source: string, account: string) => Promise<boolean>;
  /** Budgets shared with other processes; absent: this process has them to itself */
  slots?: RateSlots;
  /** Hears of each request that AWS has throttled */
  onThrottled?: (place: { account: string; region: string }) => void;
  /** Longest time for one request, default 30 seconds */
  requestTimeout?: HumanDuration;
};

/**
 * Gateways per account and Region, over the AWS SDK: endpoints, proxies and base credentials come from where the SDK
 * takes them. Reads and writes of an account and Region share its rate limiters, whatever role or session they use.
 */
export class DefaultGatewayProvider
  implements
    GatewayProvider,
    ChecksGatewayProvider,
    OrganizationGatewayProvider
{
  private readonly options: DefaultGatewayProviderOptions;
  private readonly requestTimeoutMilliseconds: number;
  private readonly clients: HubClients;
  private readonly limiters = new Map<string, HubLimiters>();

  static create(
    options: DefaultGatewayProviderOptions,
  ): DefaultGatewayProvider {
    return new DefaultGatewayProvider(options);
  }

  private constructor(options: DefaultGatewayProviderOptions) {
    const { clock, random } = options;
    this.options = options;
    this.requestTimeoutMilliseconds = durationToMilliseconds(
      options.requestTimeout ?? { seconds: 30 },
    );
    this.clients = HubClients.create({
      clock,
      credentials: AccountCredentials.create({
        manager: options.credentials,
        clock,
        random,
        requestTimeoutMilliseconds: this.requestTimeoutMilliseconds,
      }),
    });
  }

  async forTarget(target: HubTarget): Promise<SecurityHubGateway> {
    return DefaultSecurityHubGateway.create({
      clients: this.clients,
      client: await this.connect(target),
      limiters: this.limitersOf(target),
      clock: this.options.clock,
      random: this.options.random,
      requestTimeoutMilliseconds: this.requestTimeoutMilliseconds,
    });
  }

  async checksFor(target: HubTarget): Promise<ChecksGateway> {
    return DefaultChecksGateway.create({
      clients: this.clients,
      client: await this.connect(target),
      limiter: this.limitersOf(target).other,
      clock: this.options.clock,
      random: this.options.random,
      requestTimeoutMilliseconds: this.requestTimeoutMilliseconds,
    });
  }

  async organizationOf(target: HubTarget): Promise<OrganizationGateway> {
    return DefaultOrganizationGateway.create({
      clients: this.clients,
      client: await this.connect(target),
      limiter: this.limitersOf(target).other,
      clock: this.options.clock,
      random: this.options.random,
      requestTimeoutMilliseconds: this.requestTimeoutMilliseconds,
    });
  }

  /** Closes all connections. */
  close(): void {
    this.clients.close();
  }

  private async connect(target: HubTarget): Promise<HubClientRequest> {
    const access = resolveAccess(this.options.settings.sources, target);
    if (
      access.member &&
      !(await this.options.isMember(target.source, target.account))
    ) {
      throw new HubError(
        'not-connected',
        `Account ${target.account} is no enabled member of the Security Hub administrator`,
      );
    }
    const client = {
      access,
      account: target.account,
      region: target.region,
      sessionName: `securityhub-${target.access}`,
    };
    if (target.access === 'read') {
      // Connects now, so that a refused role is told before anything is read. Writes connect under their own session name.
      await this.clients.get(client).config.credentials();
    }
    return client;
  }

  private limitersOf(target: HubTarget): HubLimiters {
    const { account, region } = target;
    const key = `${target.partition}/${account}/${region}`;
    let limiters = this.limiters.get(key);
    if (!limiters) {
      const { readsPerSecond, writesPerSecond } = this.options.settings.budgets;
      const { clock, slots, onThrottled } = this.options;
      const limiter = (perSecond: number, burst: number, operations: string) =>
        RateLimiter.create({
          perSecond,
          burst: Math.max(1, burst),
          clock,
          shared: slots && { budget: `${key}/${operations}`, slots },
          onThrottled: () => onThrottled?.({ account, region }),
        });
      limiters = {
        // Our share of AWS's bursts is our share of its rates (6 for 3/s, 30 for 10/s), less one: requests do not arrive
        // as evenly as they are sent, and at the full rate each that comes early would be throttled
        getFindings: limiter(
          readsPerSecond,
          readsPerSecond * 2 - 1,
          'getFindings',
        ),
        batchUpdateFindings: limiter(
          writesPerSecond,
          writesPerSecond * 3 - 1,
          'batchUpdateFindings',
        ),
        getFindingsV2: limiter(
          readsPerSecond,
          readsPerSecond * 2 - 1,
          'getFindingsV2',
        ),
        batchUpdateFindingsV2: limiter(
          writesPerSecond,
          writesPerSecond * 3 - 1,
          'batchUpdateFindingsV2',
        ),
        other: limiter(writesPerSecond, writesPerSecond * 3 - 1, 'other'),
      };
      this.limiters.set(key, limiters);
    }
    return limiters;
  }
}
