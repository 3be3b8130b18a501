import { SecurityHubClient } from '@aws-sdk/client-securityhub';
import { AccountCredentials } from './AccountCredentials';
import { Clock } from './Clock';
import { HubAccess } from './resolveAccess';

/** What a client is for. */
export type HubClientRequest = {
  access: HubAccess;
  account: string;
  region: string;
  /** Write clients have a name for each decision, read clients share one */
  sessionName: string;
};

type Entry = { client: SecurityHubClient; usedAt: number };

/** Longer than the time between two reads, so that a role is not assumed for each of them */
const IDLE_MILLISECONDS = 30 * 60_000;

function keyOf(request: HubClientRequest): string {
  const { access, account, region, sessionName } = request;
  return [access.source.name, account, region, access.role, sessionName].join();
}

/** One SDK client, and so one set of assumed credentials, per account, Region, role and session name; closed when idle. */
export class HubClients {
  private readonly credentials: AccountCredentials;
  private readonly clock: Clock;
  private readonly entries = new Map<string, Entry>();

  static create(options: {
    credentials: AccountCredentials;
    clock: Clock;
  }): HubClients {
    return new HubClients(options);
  }

  private constructor(options: {
    credentials: AccountCredentials;
    clock: Clock;
  }) {
    this.credentials = options.credentials;
    this.clock = options.clock;
  }

  get(request: HubClientRequest): SecurityHubClient {
    const now = this.clock.now();
    this.closeIdle(now);
    const key = keyOf(request);
    const known = this.entries.get(key);
    if (known) {
      known.usedAt = now;
      return known.client;
    }
    const client = new SecurityHubClient({
      region: request.region,
      credentials: this.credentials.providerFor(request),
      customUserAgent: 'backstage-plugin-security-hub',
      // Tries are ours: see withRetries
      maxAttempts: 1,
    });
    this.entries.set(key, { client, usedAt: now });
    return client;
  }

  /** The next {@link HubClients.get} makes a new client with new credentials. */
  forget(request: HubClientRequest): void {
    this.entries.delete(keyOf(request));
  }

  close(): void {
    for (const { client } of this.entries.values()) {
      client.destroy();
    }
    this.entries.clear();
  }

  private closeIdle(now: number): void {
    for (const [key, { client, usedAt }] of this.entries) {
      if (now - usedAt > IDLE_MILLISECONDS) {
        client.destroy();
        this.entries.delete(key);
      }
    }
  }
}
