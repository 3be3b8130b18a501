import { FindingRecord } from 'backstage-plugin-security-hub-common';
import { SourceOfRecord } from './SourceOfRecord';

/** Where freshness tells of a record: its own account, in the Region that it is read through. */
export type Place = { account: string; region: string };

/**
 * The account and Region whose freshness a record counts for. A record from a Region that is linked to another one belongs to the latter
 * when it is read there, whichever of the two has sent it: that is where its reads are told of. Undefined where the record does not
 * say whose it is.
 */
export function placeOf(
  readers: SourceOfRecord,
  source: string,
  { identity }: Pick<FindingRecord, 'identity'>,
): Place | undefined {
  const { account, region: own } = identity;
  const region = readers.readerOf(source, account, own)?.region ?? own;
  return account !== undefined &&
    region !== undefined &&
    /^\d{12}$/.test(account) &&
    /^[a-z0-9-]{1,63}$/.test(region)
    ? { account, region }
    : undefined;
}
