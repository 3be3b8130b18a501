/** The value that this share of the values (0 to 1) does not exceed; the nearest one there is. @throws Error where there are none */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) {
    throw new Error('There is nothing to take a quantile of');
  }
  const sorted = [...values].sort((a, b) => a - b);
  const index = Math.ceil(share * sorted.length) - 1;
  return sorted[Math.min(sorted.length - 1, Math.max(0, index))];
}

/** @throws Error where there are none */
export function mean(values: readonly number[]): number {
  if (values.length === 0) {
    throw new Error('There is nothing to take a mean of');
  }
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Seconds that the work took, and what it returned. */
export async function timed<T>(
  work: () => Promise<T>,
): Promise<{ seconds: number; result: T }> {
  const began = performance.now();
  const result = await work();
  return { seconds: (performance.now() - began) / 1000, result };
}

/** A number for people: three digits that count, with thousands separated. */
export function show(value: number): string {
  if (Math.abs(value) >= 100) {
    return Math.round(value).toLocaleString('en-US');
  }
  return String(Number(value.toPrecision(3)));
}
