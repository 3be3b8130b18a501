import { createHash } from 'crypto';
import { SimulatedRole } from './Organisation';

/** Who signs a call. */
export type Identity = {
  accountId: string;
  /** ARN of the user, or of the assumed role's session. */
  arn: string;
  userId: string;
  /** Set for sessions of a role. */
  roleArn?: string;
  allowedOperations?: readonly string[];
  sessionToken?: string;
  /** Wall clock milliseconds; the SDKs compare an expiration with their own clock. */
  expiresAt?: number;
};

/** A long-lived access key that the caller of the simulator may use. */
export type BaseCredentials = {
  accessKeyId: string;
  accountId: string;
  /** Default `arn:aws:iam::<account>:user/base`. */
  arn?: string;
};

/** Maps access key ids to identities. */
export class Credentials {
  private readonly identities = new Map<string, Identity>();
  private issued = 0;

  private constructor() {}

  static create(base: readonly BaseCredentials[]): Credentials {
    const credentials = new Credentials();
    for (const { accessKeyId, accountId, arn } of base) {
      credentials.identities.set(accessKeyId, {
        accountId,
        arn: arn ?? `arn:aws:iam::${accountId}:user/base`,
        userId: `AIDA${digest(accessKeyId)}`,
      });
    }
    return credentials;
  }

  find(accessKeyId: string): Identity | undefined {
    return this.identities.get(accessKeyId);
  }

  /** Issues temporary credentials for a session of a role. */
  issue(role: SimulatedRole, sessionName: string, seconds: number) {
    this.issued += 1;
    const [, partition, , , accountId, resource] = role.arn.split(':');
    const roleName = resource.split('/').pop() ?? '';
    const accessKeyId = `ASIA${digest(`${role.arn}|${this.issued}`)}`;
    const sessionToken = `simulated-session-${digest(accessKeyId)}`;
    const identity: Identity = {
      accountId,
      arn: `arn:${
        partition === 'arn' ? 'aws' : partition
      }:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
      userId: `AROA${digest(role.arn)}:${sessionName}`,
      roleArn: role.arn,
      allowedOperations: role.allowedOperations,
      sessionToken,
      expiresAt: Date.now() + seconds * 1000,
    };
    this.identities.set(accessKeyId, identity);
    return {
      accessKeyId,
      secretAccessKey: `simulated-secret-${digest(sessionToken)}`,
      sessionToken,
      identity,
    };
  }

  /** Makes every temporary session expired at once. */
  expireSessions(): void {
    for (const identity of this.identities.values()) {
      if (identity.expiresAt !== undefined) {
        identity.expiresAt = 0;
      }
    }
  }
}

function digest(text: string): string {
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, 16)
    .toUpperCase();
}
