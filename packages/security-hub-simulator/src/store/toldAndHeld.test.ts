import { paginateSelectAggregateResourceConfig } from '@aws-sdk/client-config-service';
import {
  GetResourcesCommandInput,
  paginateGetResources,
} from '@aws-sdk/client-resource-groups-tagging-api';
import {
  GetFindingsV2CommandInput,
  OcsfStringField,
  paginateGetFindings,
  paginateGetFindingsV2,
} from '@aws-sdk/client-securityhub';
import fc from 'fast-check';
import {
  accounts,
  apply,
  arns,
  change,
  findings,
} from '../__testUtils__/changingWorld';
import { serviceClients } from '../__testUtils__/serviceClients';
import {
  administrator,
  home,
  linked,
  member,
  otherMember,
  startWorld,
  TestWorld,
} from '../__testUtils__/smallWorld';
import { sourceOf } from '../__testUtils__/sourceOf';

const text = (FieldName: OcsfStringField, ...values: string[]) => ({
  StringFilters: values.map(Value => ({
    FieldName,
    Filter: { Value, Comparison: 'EQUALS' as const },
  })),
  Operator: 'OR' as const,
});
type Document = Record<string, any>;
const accountOf = ({ cloud }: Document) => cloud.account.uid;
/** What is asked for, and which of all documents that are. */
const listings: [GetFindingsV2CommandInput, (document: Document) => boolean][] =
  [
    [
      { SortCriteria: [{ Field: 'severity_id', SortOrder: 'desc' }] },
      () => true,
    ],
    [
      {
        Filters: {
          CompositeFilters: [
            text('activity_name', 'Create', 'Close'),
            text('status', 'New', 'Suppressed', 'Resolved'),
          ],
        },
        SortCriteria: [
          { Field: 'finding_info.modified_time_dt', SortOrder: 'asc' },
          { Field: 'finding_info.title', SortOrder: 'desc' },
        ],
      },
      ({ activity_name: activity, status }) =>
        activity !== 'Update' && status !== 'In Progress',
    ],
    [
      {
        Filters: {
          CompositeFilters: [
            text('cloud.account.uid', member, administrator),
            text('compliance.status', 'Pass'),
          ],
        },
      },
      document =>
        accountOf(document) !== otherMember &&
        document.compliance?.status === 'Pass',
    ],
    [
      {
        Filters: {
          CompositeFilters: [
            text('cloud.account.uid', member),
            text('resources.type', 'AWS::SQS::Queue'),
          ],
          CompositeOperator: 'OR',
        },
      },
      document =>
        accountOf(document) === member ||
        document.resources[0].type === 'AWS::SQS::Queue',
    ],
  ];
const everything = 'SELECT arn, accountId, awsRegion, resourceType, tags';
const expressions: [string, (resource: Document) => boolean][] = [
  [
    `arn IN ('${arns[0]}', '${arns[1]}', '${arns[1]}', 'arn:aws:s3:::none')`,
    ({ arn }) => arn === arns[0] || arn === arns[1],
  ],
  [
    `arn = '${arns[3]}' OR arn = '${arns[0]}' AND resourceType = 'AWS::S3::Bucket'`,
    ({ arn, resourceType }) =>
      arn === arns[3] ||
      (arn === arns[0] && resourceType === 'AWS::S3::Bucket'),
  ],
  [
    `arn = '${arns[3]}' OR tags.key = 'Service'`,
    ({ arn, tags }) =>
      arn === arns[3] || tags.some(({ key }: Document) => key === 'Service'),
  ],
];
const inventories: GetResourcesCommandInput[] = [
  {},
  { TagFilters: [{ Key: 'Service' }] },
  { ResourceARNList: arns.slice(0, 4) },
];

/** Joins pages and checks that only the last one may be short. */
async function join<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => Item[] | undefined,
  size: number,
): Promise<Item[]> {
  const sizes: number[] = [];
  const all: Item[] = [];
  for await (const page of pages) {
    const items = itemsOf(page) ?? [];
    sizes.push(items.length);
    all.push(...items);
  }
  expect(sizes.slice(0, -1).every(count => count === size)).toBe(true);
  return all;
}

async function readAll(world: TestWorld, size: number) {
  const read: Record<string, unknown[]> = {};
  const hub = world.hub();
  const list = async (input: GetFindingsV2CommandInput) =>
    await join(
      paginateGetFindingsV2({ client: hub, pageSize: size }, { ...input }),
      ({ Findings }) => Findings as Document[],
      size,
    );
  read.documents = await list({});
  for (const [input, keeps] of listings) {
    const found = await list(input);
    read[JSON.stringify(input)] = found;
    const kept = (read.documents as Document[]).filter(keeps);
    expect(found).toHaveLength(kept.length);
    expect(found).toEqual(expect.arrayContaining(kept));
  }
  read.findings = await join(
    paginateGetFindings({ client: hub, pageSize: size }, {}),
    ({ Findings }) => Findings,
    size,
  );
  const { config } = serviceClients(world);
  const select = async (Expression: string) =>
    await join(
      paginateSelectAggregateResourceConfig(
        { client: config, pageSize: size },
        { ConfigurationAggregatorName: 'organisation', Expression },
      ),
      ({ Results }) => Results?.map(row => JSON.parse(row) as Document),
      size,
    );
  const resources = await select(everything);
  read.resources = resources;
  for (const [where, keeps] of expressions) {
    expect(await select(`${everything} WHERE ${where}`)).toEqual(
      resources.filter(keeps),
    );
  }
  for (const region of [home, linked]) {
    const { tagging } = serviceClients(world, member, region);
    for (const input of inventories) {
      const named = input.ResourceARNList !== undefined;
      read[`${region} ${JSON.stringify(input)}`] = await join(
        paginateGetResources(
          { client: tagging, pageSize: named ? undefined : size },
          { ...input },
        ),
        ({ ResourceTagMappingList }) => ResourceTagMappingList,
        size,
      );
    }
  }
  return read;
}

describe('findings that are told by a source', () => {
  it('are listed, and their resources, as if all were held, page by page and whatever happens to them', async () => {
    const someTold = fc.constantFrom(
      [],
      ['AwsAccountId', 'Region', 'WorkflowStatus', 'UpdatedAt'],
      [
        'AwsAccountId',
        'ComplianceStatus',
        'CreatedAt',
        'RecordState',
        'ResourceType',
        'SeverityLabel',
        'UpdatedAt',
        'WorkflowStatus',
      ],
    );
    await fc.assert(
      fc.asyncProperty(
        findings,
        someTold,
        fc.array(change, { minLength: 3, maxLength: 9 }),
        fc.integer({ min: 2, max: 7 }),
        async (all, told, changes, size) => {
          const [fast, slow] = await Promise.all([
            startWorld([], { bulk: sourceOf(all, told) }),
            startWorld(all),
          ]);
          const worlds = [fast, slow];
          try {
            for (const { simulator } of worlds) {
              for (const id of accounts) {
                simulator.control.setAccount({
                  id,
                  name: id,
                  unifiedHubEnabled: true,
                  metadataUids: id !== otherMember,
                });
              }
            }
            // What is read before the changes must not stay in what is kept for later reads.
            for (const some of [[], changes]) {
              for (const to of some) {
                const [ofFast, ofSlow] = worlds.map(({ simulator }) =>
                  apply(simulator.control, all, to),
                );
                expect(ofFast).toEqual(ofSlow);
              }
              const read = await readAll(fast, size);
              expect(read).toEqual(await readAll(slow, size));
              const count = fast.simulator.control.countRecords();
              for (const found of [read.documents, read.findings]) {
                const texts = found.map(one => JSON.stringify(one));
                expect(new Set(texts).size).toBe(count);
              }
            }
          } finally {
            await Promise.all(worlds.map(({ simulator }) => simulator.close()));
          }
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);
});
