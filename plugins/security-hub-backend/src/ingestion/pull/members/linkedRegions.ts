import { FindingAggregator } from '../../../aws';

/**
 * The Regions that an aggregator links to its home Region. Pure.
 *
 * @returns undefined: AWS says only that it is all of them, or all but some
 */
export function linkedRegions(
  aggregator: FindingAggregator | undefined,
  home: string,
): string[] | undefined {
  switch (aggregator?.linkingMode) {
    case 'SPECIFIED_REGIONS':
      return aggregator.regions.filter(region => region !== home);
    case 'ALL_REGIONS':
    case 'ALL_REGIONS_EXCEPT_SPECIFIED':
      return undefined;
    default:
      return [];
  }
}
