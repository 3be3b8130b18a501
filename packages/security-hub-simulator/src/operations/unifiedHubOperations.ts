import { resourceNotFound } from '../wire/AwsError';
import { Call, Operation } from './Call';

// Hubs of the simulated organisation are this old.
const subscribedAt = '2025-12-02T00:00:00.000Z';

function requireHub({ world, identity }: Call): void {
  if (!world.unifiedHubEnabled(identity.accountId)) {
    throw resourceNotFound(
      `Account ${identity.accountId} is not subscribed to Security Hub`,
    );
  }
}

/**
 * DescribeSecurityHubV2: ResourceNotFoundException where the unified Security
 * Hub is not enabled.
 *
 * See https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeSecurityHubV2.html
 */
export const describeSecurityHubV2: Operation = call => {
  requireHub(call);
  const { identity, region } = call;
  return {
    HubV2Arn: `arn:aws:securityhub:${region}:${identity.accountId}:hubv2/5ca1ab1e-0000-4000-8000-000000000002`,
    SubscribedAt: subscribedAt,
    Features: {},
  };
};

function aggregatorArn({ world }: Call): string {
  return `arn:aws:securityhub:${world.homeRegion}:${world.administrator}:aggregatorv2/5ca1ab1e-0000-4000-8000-000000000003`;
}

function hasAggregator({ world, identity }: Call): boolean {
  return (
    identity.accountId === world.administrator &&
    world.unifiedHubEnabled(identity.accountId) &&
    world.linkedRegions.size > 0
  );
}

/** ListAggregatorsV2, see https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_ListAggregatorsV2.html */
export const listAggregatorsV2: Operation = call => ({
  AggregatorsV2: hasAggregator(call)
    ? [{ AggregatorV2Arn: aggregatorArn(call) }]
    : [],
});

/** GetAggregatorV2, see https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_GetAggregatorV2.html */
export const getAggregatorV2: Operation = call => {
  if (!hasAggregator(call) || call.pathRest !== aggregatorArn(call)) {
    throw resourceNotFound('The aggregator was not found');
  }
  return {
    AggregatorV2Arn: aggregatorArn(call),
    AggregationRegion: call.world.homeRegion,
    RegionLinkingMode: 'SPECIFIED_REGIONS',
    LinkedRegions: [...call.world.linkedRegions],
  };
};
