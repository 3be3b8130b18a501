import { SecurityHubClient } from '@aws-sdk/client-securityhub';
import { AccountCredentials } from './AccountCredentials';
import { Clock } from './Clock';
import { clientConfig } from './limitedCall';
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

function closeOlder<Key>(entries: Map<Key, Entry>, time: number): void {
  for (const [key, { client, usedAt }] of entries) {
    if (usedAt < time) {
      client.destroy();
      entries.delete(key);
    }
  }
}

/** One SDK client, and so one set of assumed credentials, per account, Region, role and session name; closed when idle. */
export class HubClients {
  private readonly credentials: AccountCredentials;
  private readonly clock: Clock;
  private readonly entries = new Map<string, Entry>();
  /** No longer given out; a call may still be under way with them */
  private readonly forgotten = new Map<SecurityHubClient, Entry>();

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
    const client = new SecurityHubClient(
      clientConfig(request.region, this.credentials.providerFor(request)),
    );
    this.entries.set(key, { client, usedAt: now });
    return client;
  }

  /** The next {@link HubClients.get} makes a new client with new credentials. */
  forget(request: HubClientRequest): void {
    const key = keyOf(request);
    const entry = this.entries.get(key);
    if (entry) {
      this.forgotten.set(entry.client, entry);
      this.entries.delete(key);
    }
  }

  /** Closes all of them, those that are in use, too: for the end of the process. */
  close(): void {
    for (const known of [this.entries, this.forgotten]) {
      for (const { client } of known.values()) {
        client.destroy();
      }
      known.clear();
    }
  }

  private closeIdle(now: number): void {
    closeOlder(this.entries, now - IDLE_MILLISECONDS);
    closeOlder(this.forgotten, now - IDLE_MILLISECONDS);
  }
}
