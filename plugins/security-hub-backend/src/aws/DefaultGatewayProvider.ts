import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { BudgetSettings, SourceSettings } from '../config';
import { AccountCredentials } from './AccountCredentials';
import { Clock } from './Clock';
import {
  DefaultSecurityHubGateway,
  HubLimiters,
} from './DefaultSecurityHubGateway';
import { HubClients } from './HubClients';
import { HubError } from './HubError';
import { RateLimiter } from './RateLimiter';
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
  /** Longest time for one request, default 30 seconds */
  requestTimeout?: HumanDuration;
};

/**
 * Gateways per account and Region, over the AWS SDK: endpoints, proxies and base credentials come from where the SDK
 * takes them. Reads and writes of an account and Region share its rate limiters, whatever role or session they use.
 */
export class DefaultGatewayProvider implements GatewayProvider {
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
    return DefaultSecurityHubGateway.create({
      clients: this.clients,
      client,
      limiters: this.limitersOf(target),
      clock: this.options.clock,
      random: this.options.random,
      requestTimeoutMilliseconds: this.requestTimeoutMilliseconds,
    });
  }

  /** Closes all connections. */
  close(): void {
    this.clients.close();
  }

  private limitersOf(target: HubTarget): HubLimiters {
    const key = `${target.partition}/${target.account}/${target.region}`;
    let limiters = this.limiters.get(key);
    if (!limiters) {
      const { readsPerSecond, writesPerSecond } = this.options.settings.budgets;
      const { clock } = this.options;
      const limiter = (perSecond: number, burst: number) =>
        RateLimiter.create({ perSecond, burst: Math.max(1, burst), clock });
      limiters = {
        // Our share of AWS's bursts is our share of its rates (6 for 3/s, 30 for 10/s), less one: requests do not arrive
        // as evenly as they are sent, and at the full rate each that comes early would be throttled
        getFindings: limiter(readsPerSecond, readsPerSecond * 2 - 1),
        batchUpdateFindings: limiter(writesPerSecond, writesPerSecond * 3 - 1),
        other: limiter(writesPerSecond, writesPerSecond * 3 - 1),
      };
      this.limiters.set(key, limiters);
    }
    return limiters;
  }
}
