import { createHash } from 'crypto';
import { invalidInput } from '../wire/AwsError';

/** What a token goes on with: a place in the rows of a listing, which all its tokens share. */
export type ListingCursor = { readonly rows: readonly unknown[] };

type Entry<T> = { fingerprint: string; expiresAt: number; value: T };

const mostTokens = 500;
// Of all listings together; 24 MB of memory.
const mostRows = 3_000_000;

/** Opaque paging tokens that expire and are tied to the request they were made for. The oldest are forgotten when there are many. */
export class PageTokens<T extends ListingCursor> {
  private readonly entries = new Map<string, Entry<T>>();
  /** How many tokens each listing has. */
  private readonly listings = new Map<ListingCursor['rows'], number>();
  /** Of all listings. */
  private rows = 0;
  private issued = 0;
  private readonly now: () => number;
  private readonly mostRows: number;
  /** Milliseconds that a token can be used. */
  lifetime: number;

  private constructor(now: () => number, lifetime: number, most: number) {
    this.now = now;
    this.lifetime = lifetime;
    this.mostRows = most;
  }

  /** @param most - rows of all listings that have tokens; the newest listing has them whatever its length */
  static create<T extends ListingCursor>(
    now: () => number,
    lifetime: number,
    most = mostRows,
  ): PageTokens<T> {
    return new PageTokens<T>(now, lifetime, most);
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
    const tokens = this.listings.get(value.rows);
    this.listings.set(value.rows, (tokens ?? 0) + 1);
    this.rows += tokens === undefined ? value.rows.length : 0;
    for (const [oldest, { value: left }] of this.entries) {
      if (
        this.entries.size <= mostTokens &&
        (this.rows <= this.mostRows || left.rows === value.rows)
      ) {
        break;
      }
      this.forget(oldest, left);
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
    this.listings.clear();
    this.rows = 0;
  }

  private forget(token: string, { rows }: ListingCursor): void {
    this.entries.delete(token);
    const left = (this.listings.get(rows) ?? 0) - 1;
    if (left > 0) {
      this.listings.set(rows, left);
    } else {
      this.listings.delete(rows);
      this.rows -= rows.length;
    }
  }
}
