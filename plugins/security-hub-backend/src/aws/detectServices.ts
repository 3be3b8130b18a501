import { SourceSettings } from '../config';
import { Clock } from './Clock';
import { HubError } from './HubError';
import { GatewayProvider, HubTarget, SecurityHubGateway } from './types';

/** The two services that keep findings: Security Hub CSPM (ASFF) and the unified Security Hub (OCSF). */
export type HubService = 'cspm' | 'unified';

/** Says which services of an account and Region are read. */
export interface ServiceDetector {
  /**
   * The services to read, at least one, CSPM first. What the source names is not asked for. With `auto` it is what is enabled; CSPM where
   * nothing is, so that the read tells what is wrong.
   *
   * @throws HubError where AWS could not be asked now, and had not been before
   */
  servicesOf(target: Omit<HubTarget, 'access'>): Promise<HubService[]>;
}

/** What a detector needs. */
export type ServiceDetectorOptions = {
  settings: { sources: SourceSettings[] };
  gateways: GatewayProvider;
  clock: Clock;
};

const HOUR_MILLISECONDS = 60 * 60_000;

type Known = { services: HubService[]; at: number };

/** Asks AWS, and keeps the answer for an hour. */
export class DefaultServiceDetector implements ServiceDetector {
  static create(options: ServiceDetectorOptions): DefaultServiceDetector {
    return new DefaultServiceDetector(options);
  }

  readonly #options: ServiceDetectorOptions;
  readonly #known = new Map<string, Known>();
  readonly #asking = new Map<string, Promise<HubService[]>>();

  private constructor(options: ServiceDetectorOptions) {
    this.#options = options;
  }

  async servicesOf(target: Omit<HubTarget, 'access'>): Promise<HubService[]> {
    const { settings, clock } = this.#options;
    const source = settings.sources.find(({ name }) => name === target.source);
    switch (source?.service) {
      case 'cspm':
      case 'unified':
        return [source.service];
      case 'both':
        return ['cspm', 'unified'];
      default:
    }
    const key = JSON.stringify([
      target.source,
      target.partition,
      target.account,
      target.region,
    ]);
    const known = this.#known.get(key);
    if (known && clock.now() - known.at < HOUR_MILLISECONDS) {
      return known.services;
    }
    // All that ask at the same time wait for one answer.
    const asking = this.#asking.get(key) ?? this.#ask(key, target, known);
    this.#asking.set(key, asking);
    try {
      return await asking;
    } finally {
      this.#asking.delete(key);
    }
  }

  async #ask(
    key: string,
    target: Omit<HubTarget, 'access'>,
    before: Known | undefined,
  ): Promise<HubService[]> {
    const { gateways, clock } = this.#options;
    try {
      const gateway = await gateways.forTarget({ ...target, access: 'read' });
      const services = await servicesIn(gateway);
      this.#known.set(key, { services, at: clock.now() });
      return services;
    } catch (error) {
      if (before && error instanceof HubError && error.retryable) {
        return before.services;
      }
      throw error;
    }
  }
}

/** Roles that were made before the unified Security Hub may not ask for it: it is not read then. CSPM tells itself what it denies. */
async function servicesIn(gateway: SecurityHubGateway): Promise<HubService[]> {
  const cspm = await isThere(gateway.describeHub(), true);
  const unified = await isThere(gateway.describeUnifiedHub(), false);
  const services: HubService[] = [];
  if (cspm || !unified) {
    services.push('cspm');
  }
  if (unified) {
    services.push('unified');
  }
  return services;
}

async function isThere(
  asked: Promise<unknown>,
  whenDenied: boolean,
): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (error) {
    if (error instanceof HubError && error.kind === 'hub-not-enabled') {
      return false;
    }
    if (error instanceof HubError && error.kind === 'denied') {
      return whenDenied;
    }
    throw error;
  }
}
