import { HubTarget } from '../types';

/** How Regions are brought together in the aggregator's home Region. */
export type FindingAggregator = {
  homeRegion: string;
  /** AWS's `RegionLinkingMode`: `ALL_REGIONS`, `ALL_REGIONS_EXCEPT_SPECIFIED`, `SPECIFIED_REGIONS` or `NO_REGIONS` */
  linkingMode: string;
  /** Included or excluded Regions, by the mode */
  regions: string[];
};

/**
 * What AWS has switched on in one account and Region. Few and small calls, which share the budget of all that is not
 * GetFindings; retried; what fails for good is a `HubError`.
 */
export interface ChecksGateway {
  /** The aggregator of an administrator, asked in its home Region; undefined: there is none */
  findingAggregator(): Promise<FindingAggregator | undefined>;
  /** AWS's `StandardsStatus` of each subscribed standard, over all pages */
  standardsStatuses(): Promise<string[]>;
  /** Whether any recorder of AWS Config records; undefined: there is no recorder */
  isConfigRecording(): Promise<boolean | undefined>;
}

/** Gives the checks of a target. */
export interface ChecksGatewayProvider {
  /** @throws HubError when it cannot be reached: not in config, role denied, credentials of another account */
  checksFor(target: HubTarget): Promise<ChecksGateway>;
}
