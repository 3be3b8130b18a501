import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { SourceSettings } from '../../config';
import { AccountCredentials } from '../AccountCredentials';
import { Clock } from '../Clock';
import { HubClientRequest, HubClients } from '../HubClients';
import { HubError } from '../HubError';
import { RateLimiter } from '../RateLimiter';
import { HubAccess, resolveAccess } from '../resolveAccess';
import { ConfigTagGateway } from './ConfigTagGateway';
import { TagConnection } from './TagCalls';
import { TagService } from './tagFailure';
import { TagGateway, TagGatewayProvider, TagPlace } from './TagGateway';
import { TaggingApiGateway } from './TaggingApiGateway';

/** What the provider needs. */
export type DefaultTagGatewaysOptions = {
  settings: { sources: SourceSettings[] };
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

type Reached = { access: HubAccess; account: string; region: string };

/** Requests a second to one account and Region: few, since other tools ask these services, too. A throttle halves them. */
const rates: Record<TagService, number> = {
  'AWS Config': 2,
  'the Resource Groups Tagging API': 5,
};

/**
 * Gateways for tags over the AWS SDK. Credentials follow the rules of {@link AccountCredentials}: an account is entered only where config or
 * ListMembers names it, with the role that config names, and that account is checked before anything else is called.
 */
export class DefaultTagGateways implements TagGatewayProvider {
  static create(options: DefaultTagGatewaysOptions): DefaultTagGateways {
    return new DefaultTagGateways(options);
  }

  readonly #options: DefaultTagGatewaysOptions;
  readonly #requestTimeoutMilliseconds: number;
  readonly #clients: HubClients;
  readonly #limiters = new Map<string, RateLimiter>();

  private constructor(options: DefaultTagGatewaysOptions) {
    const { clock, random } = options;
    this.#options = options;
    this.#requestTimeoutMilliseconds = durationToMilliseconds(
      options.requestTimeout ?? { seconds: 30 },
    );
    this.#clients = HubClients.create({
      clock,
      credentials: AccountCredentials.create({
        manager: options.credentials,
        clock,
        random,
        requestTimeoutMilliseconds: this.#requestTimeoutMilliseconds,
      }),
    });
  }

  async aggregatorOf(name: string): Promise<TagGateway> {
    const source = this.#sourceOf(name);
    const { aggregator } = source.tags ?? {};
    if (!aggregator) {
      throw notSetUp(`No aggregator of AWS Config is configured for ${name}`);
    }
    const { account, region, role } = aggregator;
    const access = { source, role, member: false };
    return ConfigTagGateway.create(
      await this.#connect('AWS Config', { access, account, region }),
      aggregator.name,
    );
  }

  async taggingApiOf(place: TagPlace): Promise<TagGateway> {
    const { account, region } = place;
    const source = this.#sourceOf(place.source);
    const access = resolveAccess(this.#options.settings.sources, {
      source: source.name,
      partition: source.partition,
      account,
      // Resources that are global lie in a Region that findings need not be read from
      region:
        source.accounts?.find(item => item.account === account)?.regions[0] ??
        region,
      access: 'read',
    });
    if (
      access.member &&
      !(await this.#options.isMember(source.name, account))
    ) {
      throw notSetUp(
        `Account ${account} is no enabled member of the Security Hub administrator`,
      );
    }
    return TaggingApiGateway.create(
      await this.#connect('the Resource Groups Tagging API', {
        access,
        account,
        region,
      }),
    );
  }

  /** Closes all connections. */
  close(): void {
    this.#clients.close();
  }

  #sourceOf(name: string): SourceSettings {
    const source = this.#options.settings.sources.find(
      item => item.name === name,
    );
    if (!source) {
      throw notSetUp(`No source named ${name} is configured`);
    }
    return source;
  }

  async #connect(service: TagService, to: Reached): Promise<TagConnection> {
    const { clock, random } = this.#options;
    const request: HubClientRequest = {
      ...to,
      sessionName: 'securityhub-tags',
    };
    // Connects now, so that a refused role is told before anything is read
    await this.#clients.get(request).config.credentials();
    return {
      clients: this.#clients,
      request,
      service,
      limiter: this.#limiterOf(service, to),
      clock,
      random,
      requestTimeoutMilliseconds: this.#requestTimeoutMilliseconds,
    };
  }

  #limiterOf(
    service: TagService,
    { access, account, region }: Reached,
  ): RateLimiter {
    const key = [service, access.source.partition, account, region].join();
    let limiter = this.#limiters.get(key);
    if (!limiter) {
      const perSecond = rates[service];
      const { clock } = this.#options;
      limiter = RateLimiter.create({ perSecond, burst: perSecond, clock });
      this.#limiters.set(key, limiter);
    }
    return limiter;
  }
}

function notSetUp(message: string): HubError {
  return new HubError('not-connected', message);
}
