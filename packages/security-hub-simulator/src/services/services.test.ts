import {
  DescribeConfigurationAggregatorsCommand,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
  paginateSelectAggregateResourceConfig,
  SelectAggregateResourceConfigCommand,
} from '@aws-sdk/client-config-service';
import {
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListParentsCommand,
  ListTagsForResourceCommand,
  paginateListAccounts,
} from '@aws-sdk/client-organizations';
import {
  GetResourcesCommand,
  GetResourcesCommandInput,
  paginateGetResources,
} from '@aws-sdk/client-resource-groups-tagging-api';
import {
  DescribeStandardsCommand,
  GetEnabledStandardsCommand,
  GetFindingsV2Command,
} from '@aws-sdk/client-securityhub';
import { serviceClients } from '../__testUtils__/serviceClients';
import {
  administrator,
  controlFinding,
  home,
  linked,
  member,
  notEnabled,
  otherMember,
  startWorld,
  TestWorld,
} from '../__testUtils__/smallWorld';

const bucket = (number: number) => `arn:aws:s3:::bucket-${number}`;
const onResource = (
  number: number,
  resource: Record<string, unknown>,
  over: Record<string, unknown> = {},
) => controlFinding(number, { ...over, Resources: [resource] });

describe('services around Security Hub', () => {
  let world: TestWorld;
  afterEach(async () => {
    await world.simulator.close();
  });
  const surroundings = () => world.simulator.control.surroundings;

  describe('AWS Config', () => {
    const select = async (where: string, fields = 'arn, tags') => {
      const { config } = serviceClients(world);
      const results: Record<string, any>[] = [];
      for await (const page of paginateSelectAggregateResourceConfig(
        { client: config, pageSize: 2 },
        {
          ConfigurationAggregatorName: 'organisation',
          Expression: `SELECT ${fields}${where && ` WHERE ${where}`}`,
        },
      )) {
        results.push(...(page.Results ?? []).map(row => JSON.parse(row)));
      }
      return results;
    };
    const arns = async (where: string) =>
      (await select(where)).map(({ arn }) => arn);

    it('answers what a reader of tags asks, page by page', async () => {
      world = await startWorld([
        controlFinding(1),
        controlFinding(2),
        controlFinding(3, { AwsAccountId: otherMember, Region: linked }),
        onResource(4, { Id: 'AWS::::Account:1', Type: 'AwsAccount' }),
        onResource(5, {
          Id: `arn:aws:iam::${member}:role/deploy`,
          Type: 'AwsIamRole',
        }),
      ]);
      expect(
        await select(
          `arn = '${bucket(1)}'`,
          'arn, accountId, awsRegion, resourceType, resourceName, tags',
        ),
      ).toEqual([
        {
          arn: bucket(1),
          accountId: member,
          awsRegion: home,
          resourceType: 'AWS::S3::Bucket',
          resourceName: 'bucket-1',
          tags: [
            { key: 'Service', tag: 'Service=checkout', value: 'checkout' },
          ],
        },
      ]);
      expect(await arns('')).toEqual([
        `arn:aws:iam::${member}:role/deploy`,
        bucket(1),
        bucket(2),
        bucket(3),
      ]);
      expect(await arns(`arn IN ('${bucket(1)}', '${bucket(3)}')`)).toEqual([
        bucket(1),
        bucket(3),
      ]);
      expect(
        await arns(
          `accountId = '${otherMember}' OR resourceType = 'AWS::IAM::Role' and awsRegion = 'global'`,
        ),
      ).toEqual([`arn:aws:iam::${member}:role/deploy`, bucket(3)]);
      expect(
        await arns(
          `(arn LIKE 'arn:aws:s3:::%') AND tags.tag = 'Service=payments'`,
        ),
      ).toEqual([bucket(2)]);
    });

    it('shows tags as they are now, and nothing where nothing is recorded', async () => {
      world = await startWorld([
        controlFinding(1),
        controlFinding(2),
        controlFinding(3),
      ]);
      surroundings().setResourceTags(bucket(1), {
        Service: 'search',
        Env: "o'k",
      });
      surroundings().setResourceTags(bucket(2), {});
      surroundings().setResourceTags(bucket(3), 'unknown');
      expect(await select('')).toEqual([
        {
          arn: bucket(1),
          tags: [
            { key: 'Service', tag: 'Service=search', value: 'search' },
            { key: 'Env', tag: "Env=o'k", value: "o'k" },
          ],
        },
        { arn: bucket(2), tags: [] },
      ]);
      expect(await arns(`tags.value = 'o''k'`)).toEqual([bucket(1)]);
      surroundings().resetResourceTags(bucket(3));
      expect(await arns(`tags.value = 'checkout'`)).toEqual([bucket(3)]);
      surroundings().setConfigRecorder(member, home, 'stopped');
      expect(await arns('')).toHaveLength(3);
      surroundings().setConfigRecorder(member, home, 'absent');
      expect(await arns('')).toEqual([]);
    });

    it('refuses what it does not know', async () => {
      world = await startWorld([controlFinding(1)]);
      const { config } = serviceClients(world);
      const send = (
        Expression: string,
        ConfigurationAggregatorName = 'organisation',
        Limit?: number,
      ) =>
        config.send(
          new SelectAggregateResourceConfigCommand({
            Expression,
            ConfigurationAggregatorName,
            Limit,
          }),
        );
      const failures: [Parameters<typeof send>, string][] = [
        [['SELECT arn', 'other'], 'NoSuchConfigurationAggregatorException'],
        [['SELECT arn', 'organisation', 101], 'InvalidLimitException'],
        [['SELECT arn WHERE'], 'InvalidExpressionException'],
        [['SELECT secret'], 'InvalidExpressionException'],
        [[`SELECT arn WHERE arn LIKE '%x'`], 'InvalidExpressionException'],
        [[`SELECT arn WHERE arn > 'x'`], 'InvalidExpressionException'],
        [['SELECT arn arn'], 'InvalidExpressionException'],
        [
          [`SELECT arn WHERE arn = '${'x'.repeat(4096)}'`],
          'ValidationException',
        ],
      ];
      for (const [input, name] of failures) {
        await expect(send(...input)).rejects.toMatchObject({
          name,
          $metadata: { httpStatusCode: 400 },
        });
      }
      world.simulator.control.deny(`arn:aws:iam::${administrator}:user/base`, [
        'SelectAggregateResourceConfig',
      ]);
      await expect(send('SELECT arn')).rejects.toMatchObject({
        name: 'AccessDeniedException',
      });
    });

    it('says which recorders run, and what aggregates them', async () => {
      world = await startWorld([]);
      world.simulator.control.setAccount({
        id: otherMember,
        name: 'other',
        configRecorder: 'absent',
      });
      surroundings().setConfigRecorder(member, linked, 'stopped');
      const recording = async (account: string, region: string) => {
        const { config } = serviceClients(world, account, region);
        const { ConfigurationRecordersStatus = [] } = await config.send(
          new DescribeConfigurationRecorderStatusCommand({}),
        );
        const { ConfigurationRecorders = [] } = await config.send(
          new DescribeConfigurationRecordersCommand({}),
        );
        expect(ConfigurationRecorders).toHaveLength(
          ConfigurationRecordersStatus.length,
        );
        return ConfigurationRecordersStatus.map(status => status.recording);
      };
      expect(await recording(member, home)).toEqual([true]);
      expect(await recording(member, linked)).toEqual([false]);
      expect(await recording(otherMember, home)).toEqual([]);
      const { config } = serviceClients(world, otherMember);
      await expect(
        config.send(
          new DescribeConfigurationRecordersCommand({
            ConfigurationRecorderNames: ['default'],
          }),
        ),
      ).rejects.toMatchObject({ name: 'NoSuchConfigurationRecorderException' });
      const { ConfigurationAggregators } = await serviceClients(
        world,
      ).config.send(new DescribeConfigurationAggregatorsCommand({}));
      expect(ConfigurationAggregators).toMatchObject([
        { ConfigurationAggregatorName: 'organisation' },
      ]);
    });
  });

  describe('the Resource Groups Tagging API', () => {
    const read = async (
      input: GetResourcesCommandInput,
      account = member,
      region = home,
    ) => {
      const found: Record<string, Record<string, string>> = {};
      const { tagging } = serviceClients(world, account, region);
      for await (const page of paginateGetResources(
        { client: tagging },
        input,
      )) {
        for (const {
          ResourceARN = '',
          Tags = [],
        } of page.ResourceTagMappingList ?? []) {
          found[ResourceARN] = Object.fromEntries(
            Tags.map(({ Key, Value }) => [Key, Value]),
          ) as Record<string, string>;
        }
      }
      return found;
    };

    it("covers the caller's own resources that have or had tags, and no users or roles", async () => {
      const queue = `arn:aws:sqs:${home}:${member}:never-tagged`;
      const role = `arn:aws:iam::${member}:role/deploy`;
      world = await startWorld([
        controlFinding(1),
        controlFinding(2),
        controlFinding(3, { AwsAccountId: otherMember }),
        controlFinding(4, { Region: linked }),
        onResource(5, { Id: queue, Type: 'AwsSqsQueue' }),
        onResource(6, { Id: role, Type: 'AwsIamRole', Tags: { Service: 'x' } }),
      ]);
      surroundings().setResourceTags(bucket(2), {});
      expect(await read({})).toEqual({
        [bucket(1)]: { Service: 'checkout' },
        [bucket(2)]: {},
      });
      expect(await read({}, member, linked)).toEqual({
        [bucket(4)]: { Service: 'payments' },
      });
      expect(
        await read({ ResourceARNList: [bucket(1), bucket(3), queue, role] }),
      ).toEqual({ [bucket(1)]: { Service: 'checkout' } });
      expect(await read({}, member, 'us-east-1')).not.toHaveProperty(role);
    });

    it('pages, filters by tags, and refuses combinations', async () => {
      world = await startWorld(
        Array.from({ length: 30 }, (_, number) => controlFinding(number)),
      );
      expect(Object.keys(await read({ ResourcesPerPage: 7 }))).toHaveLength(30);
      expect(
        Object.keys(
          await read({
            TagFilters: [
              { Key: 'Service', Values: ['checkout', 'search'] },
              { Key: 'Service' },
            ],
            ResourceTypeFilters: ['s3'],
          }),
        ),
      ).toHaveLength(15);
      const { tagging } = serviceClients(world, member);
      for (const wrong of [
        { ResourceARNList: Array(101).fill(bucket(1)) },
        { ResourceARNList: [bucket(1)], TagFilters: [{ Key: 'Service' }] },
        { ResourceARNList: [bucket(1)], ResourcesPerPage: 10 },
        { ResourcesPerPage: 101 },
        { PaginationToken: 'made up' },
      ]) {
        await expect(
          tagging.send(new GetResourcesCommand(wrong)),
        ).rejects.toMatchObject({ name: 'InvalidParameterException' });
      }
    });
  });

  describe('AWS Organizations', () => {
    it('lists all accounts with their state, to those who may', async () => {
      world = await startWorld([]);
      const { control } = world.simulator;
      for (let number = 0; number < 30; number += 1) {
        control.setAccount({ id: String(100_000_000_000 + number), name: 'x' });
      }
      control.setAccount({
        id: member,
        name: 'production',
        organizationsState: 'CLOSED',
        organizationalUnit: 'ou-kumo-prod0001',
        tags: { Env: 'prod' },
      });
      control.setAccount({
        id: otherMember,
        name: 'left',
        organizationsState: 'none',
      });
      control.setAccount({ id: 'no digits', name: 'broken' });
      const { organizations } = serviceClients(world);
      const accounts = [];
      for await (const page of paginateListAccounts(
        { client: organizations, pageSize: 20 },
        {},
      )) {
        accounts.push(...(page.Accounts ?? []));
      }
      expect(accounts).toHaveLength(33);
      expect(accounts.find(({ Id }) => Id === member)).toMatchObject({
        Name: 'production',
        Status: 'SUSPENDED',
        State: 'CLOSED',
        JoinedTimestamp: new Date('2024-04-01T00:00:00Z'),
      });
      expect(accounts.find(({ Id }) => Id === notEnabled)).toMatchObject({
        Status: 'ACTIVE',
        State: 'ACTIVE',
      });
      expect(
        await organizations.send(new ListParentsCommand({ ChildId: member })),
      ).toMatchObject({
        Parents: [{ Id: 'ou-kumo-prod0001', Type: 'ORGANIZATIONAL_UNIT' }],
      });
      expect(
        await organizations.send(
          new ListTagsForResourceCommand({ ResourceId: member }),
        ),
      ).toMatchObject({ Tags: [{ Key: 'Env', Value: 'prod' }] });
      await expect(
        organizations.send(
          new DescribeAccountCommand({ AccountId: otherMember }),
        ),
      ).rejects.toMatchObject({ name: 'AccountNotFoundException' });

      const own = serviceClients(world, member).organizations;
      await expect(own.send(new ListAccountsCommand({}))).rejects.toMatchObject(
        { name: 'AccessDeniedException' },
      );
      expect(await own.send(new DescribeOrganizationCommand({}))).toMatchObject(
        { Organization: { MasterAccountId: administrator } },
      );
      control.addFault({
        operation: 'ListAccounts',
        error: { code: 'TooManyRequestsException', status: 429 },
      });
      await expect(
        organizations.send(new ListAccountsCommand({})),
      ).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    });
  });

  it('are changed over HTTP too', async () => {
    world = await startWorld([controlFinding(1)]);
    const post = async (path: string, body: unknown) =>
      (
        await fetch(`${world.simulator.url}/__control/${path}`, {
          method: 'POST',
          body: JSON.stringify(body),
        })
      ).status;
    const tags = async () => {
      const { tagging } = serviceClients(world, member);
      const reply = await tagging.send(new GetResourcesCommand({}));
      return reply.ResourceTagMappingList?.map(({ Tags }) => Tags);
    };
    expect(
      await post('resources/tags', { arn: bucket(1), tags: { Env: 'prod' } }),
    ).toBe(200);
    expect(await tags()).toEqual([[{ Key: 'Env', Value: 'prod' }]]);
    await post('resources/tags', { arn: bucket(1), tags: 'unknown' });
    expect(await tags()).toEqual([]);
    await post('resources/tags', { arn: bucket(1) });
    expect(await tags()).toEqual([[{ Key: 'Service', Value: 'checkout' }]]);
    expect(await post('resources/tags', { arn: bucket(1), tags: 'x' })).toBe(
      400,
    );

    await post('config/recorder', {
      accountId: member,
      region: home,
      state: 'absent',
    });
    const { ConfigurationRecorders } = await serviceClients(
      world,
      member,
    ).config.send(new DescribeConfigurationRecordersCommand({}));
    expect(ConfigurationRecorders).toEqual([]);

    await post('accounts/set', {
      id: member,
      name: member,
      unifiedHubEnabled: true,
    });
    const held = async () => {
      const { Findings } = await world
        .hub(member)
        .send(new GetFindingsV2Command({}));
      return Findings?.length;
    };
    expect(await held()).toBe(1);
    await post('findings/formats', {
      selector: { accountId: member },
      formats: 'asff',
    });
    expect(await held()).toBe(0);
  });

  it('says which standards are on, for each account and Region', async () => {
    world = await startWorld([]);
    const fsbp = 'standards/aws-foundational-security-best-practices/v/1.0.0';
    world.simulator.control.setAccount({
      id: member,
      name: member,
      standards: [
        { path: fsbp, regions: [home] },
        {
          path: 'standards/pci-dss/v/4.0.1',
          status: 'INCOMPLETE',
          statusReason: 'NO_AVAILABLE_CONFIGURATION_RECORDER',
        },
      ],
    });
    const enabled = async (account: string, region = home) => {
      const { StandardsSubscriptions = [] } = await world
        .hub(account, region)
        .send(new GetEnabledStandardsCommand({}));
      return StandardsSubscriptions.map(({ StandardsArn, StandardsStatus }) => [
        StandardsArn,
        StandardsStatus,
      ]);
    };
    const pci = (region: string) => [
      `arn:aws:securityhub:${region}::standards/pci-dss/v/4.0.1`,
      'INCOMPLETE',
    ];
    expect(await enabled(member)).toEqual([
      [`arn:aws:securityhub:${home}::${fsbp}`, 'READY'],
      pci(home),
    ]);
    expect(await enabled(member, linked)).toEqual([pci(linked)]);
    expect(await enabled(otherMember)).toEqual([
      [`arn:aws:securityhub:${home}::${fsbp}`, 'READY'],
      [
        'arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0',
        'READY',
      ],
    ]);
    await expect(enabled(notEnabled)).rejects.toMatchObject({
      name: 'InvalidAccessException',
    });
    const { Standards = [] } = await world
      .hub(member)
      .send(new DescribeStandardsCommand({}));
    expect(Standards.map(({ StandardsArn }) => StandardsArn)).toContain(
      `arn:aws:securityhub:${home}::${fsbp}`,
    );
  });
});
