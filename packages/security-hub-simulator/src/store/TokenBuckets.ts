/** How fast an operation may be called, for each account and Region. */
export type Rate = { perSecond: number; burst: number };

const getFindingsRate: Rate = { perSecond: 3, burst: 6 };
const otherRate: Rate = { perSecond: 10, burst: 30 };
// The quota of GetFindingsV2 is not documented: taken to be that of GetFindings.
const slowOperations = new Set(['GetFindings', 'GetFindingsV2']);

/**
 * The documented request quotas of Security Hub: one token bucket for each
 * operation, account and Region.
 *
 * See https://docs.aws.amazon.com/securityhub/1.0/APIReference/Welcome.html
 */
export class TokenBuckets {
  private readonly buckets = new Map<string, { tokens: number; at: number }>();
  private scale: number | undefined;
  private readonly now: () => number;

  private constructor(now: () => number, scale: number | undefined) {
    this.now = now;
    this.scale = scale;
  }

  /** @param scale - factor on all quotas; undefined switches them off */
  static create(now: () => number, scale: number | undefined): TokenBuckets {
    return new TokenBuckets(now, scale);
  }

  /** Sets the factor on all quotas (undefined: no limits) and fills all buckets. */
  setScale(scale: number | undefined): void {
    this.scale = scale;
    this.buckets.clear();
  }

  /** Takes a token; false means that the call is throttled. */
  take(operation: string, account: string, region: string): boolean {
    if (this.scale === undefined) {
      return true;
    }
    const rate = slowOperations.has(operation) ? getFindingsRate : otherRate;
    const burst = Math.max(1, rate.burst * this.scale);
    const key = `${operation}|${account}|${region}`;
    const now = this.now();
    const bucket = this.buckets.get(key) ?? { tokens: burst, at: now };
    const elapsed = Math.max(0, now - bucket.at) / 1000;
    const tokens = Math.min(
      burst,
      bucket.tokens + elapsed * rate.perSecond * this.scale,
    );
    const taken = tokens >= 1;
    this.buckets.set(key, { tokens: taken ? tokens - 1 : tokens, at: now });
    return taken;
  }
}
