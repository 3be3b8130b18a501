import { Operation } from '../../operations/Call';
import { World } from '../../store/World';
import { AwsError } from '../../wire/AwsError';
import { inventoryOf } from '../inventory/inventoryOf';
import { KnownResource } from '../inventory/KnownResource';
import { parseQuery, QueryRow } from './parseQuery';

const longestExpression = 4096;
const largestPage = 100;
// Undocumented; small enough that a reader who forgets NextToken is found out.
const defaultPageSize = 25;

function shortName(arn: string): string {
  return arn.split(/[:/]/).pop() ?? arn;
}

function rowOf(resource: KnownResource): QueryRow {
  const { arn, tags } = resource;
  return property => {
    switch (property) {
      case 'arn':
        return [arn];
      case 'accountId':
        return [resource.accountId];
      case 'awsRegion':
        return [resource.region];
      case 'resourceType':
        return [resource.type];
      case 'tags.key':
        return Object.keys(tags);
      case 'tags.value':
        return Object.values(tags);
      case 'tags':
      case 'tags.tag':
        return Object.entries(tags).map(([key, value]) => `${key}=${value}`);
      default:
        return [shortName(arn)];
    }
  };
}

function resultOf(resource: KnownResource, select: readonly string[]): string {
  const row = rowOf(resource);
  return JSON.stringify(
    Object.fromEntries(
      select.map(property => [
        property,
        property === 'tags'
          ? Object.entries(resource.tags).map(([key, value]) => ({
              key,
              tag: `${key}=${value}`,
              value,
            }))
          : row(property)[0],
      ]),
    ),
  );
}

/** A stopped recorder keeps what it has; without one there is nothing. */
function isRecorded(world: World, resource: KnownResource): boolean {
  const region =
    resource.region === 'global' ? world.homeRegion : resource.region;
  return (
    world.accounts.has(resource.accountId) &&
    world.configRecorder(resource.accountId, region) !== 'absent'
  );
}

/**
 * SelectAggregateResourceConfig: the resources of all accounts and Regions that
 * AWS Config records, with their tags as they are now.
 *
 * See https://docs.aws.amazon.com/config/latest/APIReference/API_SelectAggregateResourceConfig.html
 */
export const selectAggregateResourceConfig: Operation = call => {
  const { world, identity, region, input } = call;
  const name = input.ConfigurationAggregatorName;
  const aggregator = world.configAggregators.find(
    candidate =>
      candidate.name === name &&
      candidate.accountId === identity.accountId &&
      candidate.region === region,
  );
  if (!aggregator) {
    throw new AwsError(
      'NoSuchConfigurationAggregatorException',
      400,
      `The configuration aggregator ${name} does not exist`,
    );
  }
  const expression = String(input.Expression ?? '');
  if (expression.length < 1 || expression.length > longestExpression) {
    throw new AwsError(
      'ValidationException',
      400,
      `Expression must have 1 to ${longestExpression} characters`,
    );
  }
  const size = Number(input.Limit || input.MaxResults || defaultPageSize);
  if (!(size >= 1 && size <= largestPage)) {
    throw new AwsError(
      'InvalidLimitException',
      400,
      `Limit must be between 1 and ${largestPage}`,
    );
  }
  const offset = Number(input.NextToken || 0);
  if (!Number.isInteger(offset) || offset < 0) {
    throw new AwsError('InvalidNextTokenException', 400, 'Invalid NextToken');
  }
  const { select, matches, arns } = parseQuery(expression);
  const found = inventoryOf(world)
    .withArns(arns)
    .filter(
      resource => isRecorded(world, resource) && matches(rowOf(resource)),
    );
  const end = offset + size;
  return {
    Results: found
      .slice(offset, end)
      .map(resource => resultOf(resource, select)),
    QueryInfo: { SelectFields: select.map(Name => ({ Name })) },
    NextToken: end < found.length ? String(end) : undefined,
  };
};
