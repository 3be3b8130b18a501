import { Operation } from '../../operations/Call';
import { memberOf } from '../../store/AsffRecord';
import { AwsError } from '../../wire/AwsError';
import { JsonService } from '../../wire/JsonService';
import { inventoryOf } from '../inventory/inventoryOf';
import { KnownResource } from '../inventory/KnownResource';

const mostArns = 100;
const largestPage = 100;
const defaultPageSize = 50;

function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', 400, message);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Users and roles of IAM have tags, but not here. */
function isCovered({ arn, everTagged }: KnownResource): boolean {
  return everTagged && !/^arn:[^:]+:iam::\d+:(user|role)\//.test(arn);
}

/** Where the API of a Region sees a resource: what is global is seen in us-east-1. */
function homeOf({ region }: KnownResource): string {
  return region === 'global' ? 'us-east-1' : region;
}

function matchesFilter(resource: KnownResource, filter: unknown): boolean {
  const key = memberOf(filter, 'Key');
  const values = listOf(memberOf(filter, 'Values'));
  const value =
    typeof key === 'string' && Object.hasOwn(resource.tags, key)
      ? resource.tags[key]
      : undefined;
  return value !== undefined && (values.length === 0 || values.includes(value));
}

function matchesType({ arn }: KnownResource, types: readonly unknown[]) {
  const [, , service, , , rest] = arn.split(':');
  const type = rest.split('/')[0];
  return (
    types.length === 0 ||
    types.some(wanted => wanted === service || wanted === `${service}:${type}`)
  );
}

function checkCombination(input: Record<string, unknown>): void {
  const arns = listOf(input.ResourceARNList);
  if (arns.length > mostArns) {
    throw invalidParameter(`ResourceARNList can have up to ${mostArns} ARNs`);
  }
  const others = [
    'TagFilters',
    'ResourceTypeFilters',
    'ResourcesPerPage',
    'TagsPerPage',
    'PaginationToken',
  ].filter(member => input[member] !== undefined && input[member] !== '');
  if (arns.length > 0 && others.length > 0) {
    throw invalidParameter(
      `ResourceARNList and ${others[0]} cannot be used together`,
    );
  }
  if (listOf(input.TagFilters).length > 50) {
    throw invalidParameter('TagFilters can have up to 50 keys');
  }
}

/**
 * GetResources: the caller's own resources in one Region. Resources that never
 * had tags are left out, and so are users and roles of IAM; one whose tags were
 * all removed comes with an empty set.
 *
 * See https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
 */
export const getResources: Operation = ({ world, identity, region, input }) => {
  checkCombination(input);
  const size = Number(input.ResourcesPerPage ?? defaultPageSize);
  const offset = Number(input.PaginationToken || 0);
  if (!(size >= 1 && size <= largestPage)) {
    throw invalidParameter(
      `ResourcesPerPage must be between 1 and ${largestPage}`,
    );
  }
  if (!Number.isInteger(offset) || offset < 0) {
    throw invalidParameter('PaginationToken is not valid');
  }
  const arns = listOf(input.ResourceARNList).map(String);
  const types = listOf(input.ResourceTypeFilters);
  const filters = listOf(input.TagFilters);
  const found = inventoryOf(world)
    .withArns(arns.length > 0 ? arns : undefined)
    .filter(
      resource =>
        resource.accountId === identity.accountId &&
        homeOf(resource) === region &&
        isCovered(resource) &&
        matchesType(resource, types) &&
        filters.every(filter => matchesFilter(resource, filter)),
    );
  const end = arns.length > 0 ? found.length : offset + size;
  return {
    ResourceTagMappingList: found.slice(offset, end).map(({ arn, tags }) => ({
      ResourceARN: arn,
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    })),
    PaginationToken: end < found.length ? String(end) : '',
  };
};

/** The Resource Groups Tagging API. */
export const taggingService: JsonService = {
  service: 'tagging',
  targetPrefix: 'ResourceGroupsTaggingAPI_20170126',
  operations: { GetResources: getResources },
};
