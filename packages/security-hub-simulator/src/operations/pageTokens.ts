import { createHash } from 'crypto';
import { invalidInput } from '../wire/AwsError';

type Entry<T> = { fingerprint: string; expiresAt: number; value: T };

const mostTokens = 500;

/** Opaque paging tokens that expire and are tied to the request they were made for. */
export class PageTokens<T> {
  private readonly entries = new Map<string, Entry<T>>();
  private issued = 0;
  private readonly now: () => number;
  /** Milliseconds that a token can be used. */
  lifetime: number;

  private constructor(now: () => number, lifetime: number) {
    this.now = now;
    this.lifetime = lifetime;
  }

  static create<T>(now: () => number, lifetime: number): PageTokens<T> {
    return new PageTokens<T>(now, lifetime);
  }

  issue(fingerprint: string, value: T): string {
    this.issued += 1;
    const token = createHash('sha256')
      .update(`${this.issued}|${fingerprint}`)
      .digest('base64url');
    this.entries.set(token, {
      fingerprint,
      expiresAt: this.now() + this.lifetime,
      value,
    });
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= mostTokens) {
        break;
      }
      this.entries.delete(oldest);
    }
    return token;
  }

  /** @throws InvalidInputException for a token that is unknown, expired, or of another request */
  read(token: unknown, fingerprint: string): T {
    const entry = this.entries.get(String(token));
    if (!entry) {
      throw invalidInput('Invalid parameter: NextToken is not valid');
    }
    if (entry.expiresAt < this.now()) {
      throw invalidInput('Invalid parameter: NextToken has expired');
    }
    if (entry.fingerprint !== fingerprint) {
      throw invalidInput(
        'Invalid parameter: NextToken was issued for other filters',
      );
    }
    return entry.value;
  }

  clear(): void {
    this.entries.clear();
  }
}
