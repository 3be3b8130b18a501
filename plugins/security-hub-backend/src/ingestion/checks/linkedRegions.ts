import { FindingAggregator } from '../../aws';
import { RecordRegion } from '../../database/operations/checks';

const regionPattern = /^[a-z]{2,4}(-[a-z]+){1,3}-\d{1,2}$/;

/** Whether a text of a record can be a Region; products of third parties write what they like. */
export function isRegion(text: string): boolean {
  return regionPattern.test(text);
}

/**
 * Whether findings of a Region come to the Region that is read.
 *
 * @param readRegion - home Region in config
 */
export function isLinked(
  region: string,
  readRegion: string,
  aggregator: FindingAggregator | undefined,
): boolean {
  if (region === readRegion) {
    return true;
  }
  if (!aggregator || aggregator.homeRegion !== readRegion) {
    return false;
  }
  const named = aggregator.regions.includes(region);
  switch (aggregator.linkingMode) {
    case 'ALL_REGIONS':
      return true;
    case 'ALL_REGIONS_EXCEPT_SPECIFIED':
      return !named;
    case 'SPECIFIED_REGIONS':
      return named;
    default:
      return false;
  }
}

/** Why a Region is missing, for people. */
export function whyNotLinked(
  region: string,
  readRegion: string,
  aggregator: FindingAggregator | undefined,
): string {
  if (!aggregator) {
    return `No finding aggregator exists, so the administrator brings only ${readRegion}: findings of ${region} are missing`;
  }
  return aggregator.homeRegion === readRegion
    ? `The finding aggregator does not link ${region}: its findings do not come to ${readRegion}`
    : `The finding aggregator brings findings to ${aggregator.homeRegion}, but config names ${readRegion} as the home Region`;
}

/** The accounts and Regions that should come through the administrator and do not, each once. */
export function unlinked(options: {
  /** All that records or config name */
  wanted: RecordRegion[];
  /** Those that need not come: they are read with a role of their own, or are told of already */
  known: RecordRegion[];
  readRegion: string;
  aggregator: FindingAggregator | undefined;
}): RecordRegion[] {
  const { wanted, known, readRegion, aggregator } = options;
  const textOf = ({ account, region }: RecordRegion) => `${account}/${region}`;
  const others = new Set(known.map(textOf));
  const missing = wanted.filter(
    place =>
      isRegion(place.region) &&
      /^\d{12}$/.test(place.account) &&
      !others.has(textOf(place)) &&
      !isLinked(place.region, readRegion, aggregator),
  );
  return [...new Map(missing.map(place => [textOf(place), place])).values()];
}
