/** An account and Region that findings are read from. */
export type Reader = { account: string; region: string };

/** Tells through which reader a record is read: its source of record. */
export interface SourceOfRecord {
  /** @returns undefined where that is not known; then every observation counts */
  readerOf(
    source: string,
    account: string | undefined,
    region: string | undefined,
  ): Reader | undefined;
}

/** A reader as a column holds it. */
export function readerText({ account, region }: Reader): string {
  return `${account}/${region}`;
}
