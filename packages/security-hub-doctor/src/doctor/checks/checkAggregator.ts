import {
  GetFindingAggregatorCommand,
  ListFindingAggregatorsCommand,
} from '@aws-sdk/client-securityhub';
import { inTime } from '../../aws/clientOptions';
import { Outcome } from '../CheckResult';
import { SourceContext } from '../SourceContext';
import { readHub } from './readHub';

const modes: Record<string, string> = {
  ALL_REGIONS: 'all Regions, new ones too',
  ALL_REGIONS_EXCEPT_SPECIFIED: 'all Regions but',
  SPECIFIED_REGIONS: 'the Regions',
  NO_REGIONS: 'no Region',
};

/** Which Regions the administrator's home Region shows. Sources of single accounts read each Region themselves. */
export async function checkAggregator(
  context: SourceContext,
): Promise<Outcome[]> {
  const { administrator } = context.source;
  if (!administrator) {
    return [];
  }
  return readHub(
    context,
    'securityhub:ListFindingAggregators and securityhub:GetFindingAggregator',
    async (client, where) => {
      const { FindingAggregators = [] } = await client.send(
        new ListFindingAggregatorsCommand({}),
        inTime(),
      );
      const arn = FindingAggregators[0]?.FindingAggregatorArn;
      if (!arn) {
        return {
          state: 'warning',
          where,
          meaning:
            'There is no finding aggregator: only findings of this Region are read',
          remedy: `Unless that is all you use: aws securityhub create-finding-aggregator --region ${administrator.homeRegion} --region-linking-mode ALL_REGIONS`,
        };
      }
      const {
        FindingAggregationRegion,
        RegionLinkingMode = '',
        Regions = [],
      } = await client.send(
        new GetFindingAggregatorCommand({ FindingAggregatorArn: arn }),
        inTime(),
      );
      if (FindingAggregationRegion !== administrator.homeRegion) {
        return {
          state: 'failed',
          where,
          meaning: `Findings are aggregated in ${FindingAggregationRegion}, not here: most are missing`,
          remedy: `Set administrator.homeRegion: ${FindingAggregationRegion}`,
        };
      }
      const linked = `${
        modes[RegionLinkingMode] ?? RegionLinkingMode
      } ${Regions.join(', ')}`.trim();
      const unlinked = (administrator.memberRegions ?? []).filter(
        region =>
          RegionLinkingMode === 'SPECIFIED_REGIONS' &&
          region !== administrator.homeRegion &&
          !Regions.includes(region),
      );
      if (unlinked.length > 0) {
        return {
          state: 'warning',
          where,
          meaning: `Linked: ${linked}. memberRegions also names ${unlinked.join(
            ', ',
          )}: what the administrator is asked for is missing from there`,
          remedy: `aws securityhub update-finding-aggregator --region ${
            administrator.homeRegion
          } --finding-aggregator-arn ${arn} --region-linking-mode SPECIFIED_REGIONS --regions ${[
            ...Regions,
            ...unlinked,
          ].join(' ')}`,
        };
      }
      return {
        state: 'ok',
        where,
        meaning: `Linked to this Region: ${linked}`,
      };
    },
  );
}
