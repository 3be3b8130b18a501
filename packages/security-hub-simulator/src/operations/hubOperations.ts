import { invalidInput, resourceNotFound } from '../wire/AwsError';
import { Call, Operation } from './Call';

// Hubs and memberships of the simulated organisation are this old.
const subscribedAt = '2024-04-01T00:00:00.000Z';

/** DescribeHub, see https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeHub.html */
export const describeHub: Operation = ({ world, identity, region, query }) => {
  const arn = `arn:aws:securityhub:${region}:${identity.accountId}:hub/default`;
  const asked = query.get('HubArn');
  if (asked !== null && asked !== arn) {
    throw resourceNotFound(`The hub ${asked} was not found`);
  }
  return {
    HubArn: arn,
    SubscribedAt: subscribedAt,
    AutoEnableControls: true,
    ControlFindingGenerator:
      world.accounts.get(identity.accountId)?.controlFindingGenerator ??
      'SECURITY_CONTROL',
  };
};

/** ListMembers, see https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_ListMembers.html */
export const listMembers: Operation = ({ world, identity, query }) => {
  const size = Number(query.get('MaxResults') ?? 50);
  const offset = Number(query.get('NextToken') ?? 0);
  if (!(size >= 1 && size <= 50) || !Number.isInteger(offset) || offset < 0) {
    throw invalidInput('Invalid parameter: MaxResults or NextToken');
  }
  const onlyAssociated = query.get('OnlyAssociated') !== 'false';
  const members =
    identity.accountId === world.administrator
      ? [...world.accounts.values()].filter(
          account =>
            account.id !== world.administrator &&
            /^\d{12}$/.test(account.id) &&
            account.memberStatus !== 'none' &&
            (!onlyAssociated || world.isMember(account)),
        )
      : [];
  return {
    Members: members.slice(offset, offset + size).map(account => ({
      AccountId: account.id,
      Email: account.email ?? `aws-${account.id}@kumo-coffee.example`,
      MasterId: world.administrator,
      AdministratorId: world.administrator,
      MemberStatus: account.memberStatus ?? 'Enabled',
      InvitedAt: subscribedAt,
      UpdatedAt: subscribedAt,
    })),
    NextToken:
      offset + size < members.length ? String(offset + size) : undefined,
  };
};

function aggregatorArn({ world }: Call): string {
  return `arn:aws:securityhub:${world.homeRegion}:${world.administrator}:finding-aggregator/5ca1ab1e-0000-4000-8000-000000000001`;
}

function hasAggregator({ world, identity }: Call): boolean {
  return (
    identity.accountId === world.administrator && world.linkedRegions.size > 0
  );
}

/** ListFindingAggregators, see https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_ListFindingAggregators.html */
export const listFindingAggregators: Operation = call => ({
  FindingAggregators: hasAggregator(call)
    ? [{ FindingAggregatorArn: aggregatorArn(call) }]
    : [],
});

/** GetFindingAggregator, see https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_GetFindingAggregator.html */
export const getFindingAggregator: Operation = call => {
  if (!hasAggregator(call) || call.pathRest !== aggregatorArn(call)) {
    throw resourceNotFound('The finding aggregator was not found');
  }
  return {
    FindingAggregatorArn: aggregatorArn(call),
    FindingAggregationRegion: call.world.homeRegion,
    RegionLinkingMode: 'SPECIFIED_REGIONS',
    Regions: [...call.world.linkedRegions],
  };
};

/** GetAdministratorAccount, see https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_GetAdministratorAccount.html */
export const getAdministratorAccount: Operation = ({ world, identity }) => {
  const account = world.accounts.get(identity.accountId);
  return account && world.isMember(account)
    ? {
        Administrator: {
          AccountId: world.administrator,
          InvitedAt: subscribedAt,
          MemberStatus: 'Enabled',
        },
      }
    : {};
};
