import {
  BatchUpdateFindingsCommand,
  BatchUpdateFindingsV2Command,
  BatchUpdateFindingsV2CommandInput,
  CompositeFilter,
  DescribeHubCommand,
  DescribeSecurityHubV2Command,
  GetAggregatorV2Command,
  GetFindingsCommand,
  GetFindingsV2Command,
  GetFindingsV2CommandInput,
  ListAggregatorsV2Command,
  OcsfStringField,
  paginateGetFindingsV2,
} from '@aws-sdk/client-securityhub';
import {
  administrator,
  controlFinding,
  home,
  linked,
  member,
  otherMember,
  startWorld,
  TestWorld,
} from '../__testUtils__/smallWorld';
import { AsffRecord, SimulatorOptions } from '..';

type Document = { [member: string]: any };

const finding = controlFinding(1);
const productUid = `arn:aws:securityhub:${home}::productv2/aws/securityhub`;
const identify = (record: AsffRecord) => ({
  CloudAccountUid: record.AwsAccountId as string,
  FindingInfoUid: record.Id as string,
  MetadataProductUid: productUid,
});
const text = (
  FieldName: OcsfStringField,
  Value: string,
  Comparison: 'EQUALS' | 'PREFIX' | 'NOT_EQUALS' | 'CONTAINS_WORD' = 'EQUALS',
): CompositeFilter => ({
  StringFilters: [{ FieldName, Filter: { Value, Comparison } }],
});

describe('the unified Security Hub', () => {
  let world: TestWorld;
  afterEach(async () => {
    await world.simulator.close();
  });

  const start = async (
    findings: AsffRecord[],
    options: Partial<SimulatorOptions> = {},
  ) => {
    world = await startWorld(findings, options);
    for (const id of [administrator, member]) {
      world.simulator.control.setAccount({
        id,
        name: id,
        unifiedHubEnabled: true,
      });
    }
  };
  const control = () => world.simulator.control;
  const list = async (
    input: GetFindingsV2CommandInput = {},
    account = administrator,
    region = home,
  ) => {
    const found: Document[] = [];
    for await (const page of paginateGetFindingsV2(
      { client: world.hub(account, region), pageSize: 100 },
      input,
    )) {
      found.push(...((page.Findings ?? []) as Document[]));
    }
    return found;
  };
  const titles = async (
    CompositeFilters: CompositeFilter[],
    CompositeOperator?: 'AND' | 'OR',
  ) =>
    (await list({ Filters: { CompositeFilters, CompositeOperator } })).map(
      document => document.finding_info.title.slice(-1),
    );
  const update = (
    over: Partial<BatchUpdateFindingsV2CommandInput>,
    account = administrator,
  ) =>
    world.hub(account).send(
      new BatchUpdateFindingsV2Command({
        ...(over.MetadataUids
          ? {}
          : { FindingIdentifiers: [identify(finding)] }),
        ...over,
      }),
    );
  const readCspm = async () => {
    const { Findings = [] } = await world
      .hub()
      .send(new GetFindingsCommand({}));
    return Findings[0];
  };

  it('is there or not, without regard to CSPM', async () => {
    await start([finding]);
    const describeHub = (account: string) =>
      world.hub(account).send(new DescribeSecurityHubV2Command({}));
    expect(await describeHub(member)).toMatchObject({
      HubV2Arn: expect.stringContaining(`${home}:${member}:hubv2/`),
    });
    await expect(describeHub(otherMember)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
    await expect(list({}, otherMember)).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    control().setAccount({ id: member, name: member, hubEnabled: false });
    await expect(
      world.hub(member).send(new DescribeHubCommand({})),
    ).rejects.toMatchObject({ name: 'InvalidAccessException' });
    expect(await list({}, member)).toHaveLength(1);
    expect(await list()).toHaveLength(1);
    expect(await readCspm()).toBeUndefined();

    const { AggregatorsV2 = [] } = await world
      .hub()
      .send(new ListAggregatorsV2Command({}));
    expect(
      await world.hub().send(
        new GetAggregatorV2Command({
          AggregatorV2Arn: AggregatorsV2[0].AggregatorV2Arn,
        }),
      ),
    ).toMatchObject({ AggregationRegion: home, LinkedRegions: [linked] });
  });

  it('shows the documents of members that have it, and of linked Regions', async () => {
    await start([
      finding,
      controlFinding(2, { AwsAccountId: otherMember }),
      controlFinding(3, { Region: linked }),
    ]);
    expect((await list()).map(one => one.cloud)).toEqual([
      expect.objectContaining({ region: home }),
      expect.objectContaining({ region: linked }),
    ]);
    expect(await list({}, member, linked)).toHaveLength(1);
    const [first] = await list();
    expect(first).toMatchObject({
      class_uid: 2003,
      cloud: { account: { uid: member } },
      compliance: { control: 'S3.8', status: 'Fail', status_id: 3 },
      finding_info: { uid: finding.Id, modified_time_dt: finding.UpdatedAt },
      metadata: { product: { uid: productUid }, uid: expect.any(String) },
      status: 'New',
      status_id: 1,
    });
  });

  it('pages as CSPM does, with a token that expires and belongs to its filters', async () => {
    await start(
      Array.from({ length: 250 }, (_, number) => controlFinding(number)),
      { tokenLifetime: { minutes: 5 } },
    );
    const uids = (await list()).map(one => one.metadata.uid);
    expect(new Set(uids).size).toBe(250);
    const send = (input: GetFindingsV2CommandInput) =>
      world.hub().send(new GetFindingsV2Command(input));
    const page = await send({
      MaxResults: 100,
      SortCriteria: [
        { Field: 'finding_info.modified_time_dt', SortOrder: 'desc' },
      ],
    });
    expect(page.Findings?.[0]).toMatchObject({
      finding_info: { title: 'Finding 249' },
    });
    await expect(
      send({ MaxResults: 100, NextToken: page.NextToken }),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    const first = await send({ MaxResults: 100 });
    control().advanceClock({ minutes: 6 });
    await expect(send({ NextToken: first.NextToken })).rejects.toMatchObject({
      name: 'ValidationException',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(send({ MaxResults: 101 })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('filters by composite conditions, and refuses those that it does not know', async () => {
    await start([
      finding,
      controlFinding(2, {
        Workflow: { Status: 'SUPPRESSED' },
        Severity: { Label: 'LOW' },
      }),
      controlFinding(3, {
        Compliance: { Status: 'PASSED', SecurityControlId: 'S3.8' },
        RecordState: 'ARCHIVED',
      }),
    ]);
    const since = {
      DateFilters: [
        {
          FieldName: 'finding_info.modified_time_dt' as const,
          Filter: { Start: controlFinding(2).UpdatedAt as string },
        },
      ],
    };
    expect(await titles([since])).toEqual(['2', '3']);
    expect(await titles([text('status', 'Suppressed')])).toEqual(['2']);
    expect(
      await titles([text('status', 'Suppressed'), text('severity', 'High')]),
    ).toEqual([]);
    expect(
      await titles(
        [text('status', 'Suppressed'), text('activity_name', 'Close')],
        'OR',
      ),
    ).toEqual(['2', '3']);
    expect(await titles([text('compliance.status', 'Pass')])).toEqual(['3']);
    expect(
      await titles([text('finding_info.title', 'FINDING', 'CONTAINS_WORD')]),
    ).toHaveLength(3);
    expect(
      await titles([
        {
          NumberFilters: [{ FieldName: 'severity_id', Filter: { Gte: 4 } }],
          NestedCompositeFilters: [
            text('activity_name', 'Close', 'NOT_EQUALS'),
          ],
          Operator: 'AND',
        },
      ]),
    ).toEqual(['1']);
    expect(
      await titles([
        {
          MapFilters: [
            {
              FieldName: 'resources.tags',
              Filter: {
                Key: 'Service',
                Value: 'payments',
                Comparison: 'EQUALS',
              },
            },
          ],
        },
      ]),
    ).toEqual(['2']);
    const both = [finding, controlFinding(3)].map(({ Id }) => ({
      FieldName: 'finding_info.uid' as const,
      Filter: { Value: Id as string, Comparison: 'EQUALS' as const },
    }));
    expect(await titles([{ StringFilters: both, Operator: 'OR' }])).toEqual([
      '1',
      '3',
    ]);
    // Each filter is a condition of its own: no finding has two ids.
    expect(await titles([{ StringFilters: both, Operator: 'AND' }])).toEqual(
      [],
    );
    for (const wrong of [
      text('nonsense' as OcsfStringField, 'x'),
      text('status_id' as OcsfStringField, '1'),
      {},
    ]) {
      await expect(titles([wrong])).rejects.toMatchObject({
        name: 'ValidationException',
      });
    }
    await expect(
      list({ Scopes: { AwsOrganizations: [] } }, member),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('holds some findings alone, and some not at all', async () => {
    await start([finding, controlFinding(2), controlFinding(3)]);
    const { surroundings } = control();
    surroundings.setFindingFormats({ id: finding.Id as string }, 'ocsf');
    control().setAccount({ id: member, name: member, findingFormats: 'asff' });
    expect((await list()).map(one => one.finding_info.title)).toEqual([
      'Finding 1',
    ]);
    const cspm = await world.hub().send(new GetFindingsCommand({}));
    expect(cspm.Findings?.map(({ Title }) => Title)).toEqual([
      'Finding 2',
      'Finding 3',
    ]);
    const reply = await world.hub().send(
      new BatchUpdateFindingsCommand({
        FindingIdentifiers: [
          {
            Id: finding.Id as string,
            ProductArn: finding.ProductArn as string,
          },
        ],
        Workflow: { Status: 'SUPPRESSED' },
      }),
    );
    expect(reply.UnprocessedFindings?.[0].ErrorCode).toBe('FindingNotFound');
  });

  it('takes updates by both kinds of identifiers, late and without moving a time', async () => {
    await start([finding, controlFinding(2)], { updateDelay: { minutes: 2 } });
    const [before, other] = await list();
    const { metadata } = other;
    const reply = await update({
      MetadataUids: [metadata.uid, 'nobody'],
      StatusId: 3,
      SeverityId: 2,
      Comment: 'until June',
    });
    expect(reply).toMatchObject({
      ProcessedFindings: [{ MetadataUid: metadata.uid }],
      UnprocessedFindings: [
        { MetadataUid: 'nobody', ErrorCode: 'ResourceNotFoundException' },
      ],
    });
    await update({ StatusId: 2 }, member);
    expect((await list())[1].status).toBe('New');
    control().advanceClock({ minutes: 2 });
    const [first, second] = await list();
    expect(first).toEqual({ ...before, status: 'In Progress', status_id: 2 });
    expect(second).toEqual({
      ...other,
      comment: 'until June',
      severity: 'Low',
      severity_id: 2,
      status: 'Suppressed',
      status_id: 3,
    });
    expect(second.vendor_attributes.severity).toBe('High');

    control().setAccount({ id: member, name: member, metadataUids: false });
    expect((await list())[0].metadata.uid).toBeUndefined();
    expect(await titles([text('metadata.uid', metadata.uid)])).toEqual([]);
  });

  it('reports what it does not process, and refuses requests with mistakes', async () => {
    const foreign = controlFinding(3, { AwsAccountId: otherMember });
    await start([finding, foreign]);
    control().addFindingFault({
      id: finding.Id as string,
      code: 'ConflictException',
      times: 1,
    });
    const reply = await update({
      FindingIdentifiers: [finding, foreign, finding].map(identify),
      StatusId: 3,
    });
    expect(reply.ProcessedFindings).toEqual([]);
    expect(
      reply.UnprocessedFindings?.map(({ ErrorCode }) => ErrorCode),
    ).toEqual([
      'ConflictException',
      'ResourceNotFoundException',
      'ValidationException',
    ]);
    for (const wrong of [
      {},
      { StatusId: 7 },
      { SeverityId: 9 },
      { Comment: 'x'.repeat(513) },
      { Comment: '' },
      { StatusId: 3, FindingIdentifiers: [] },
      {
        StatusId: 3,
        MetadataUids: ['x'],
        FindingIdentifiers: [identify(finding)],
      },
      { StatusId: 3, FindingIdentifiers: Array(101).fill(identify(finding)) },
    ]) {
      await expect(update(wrong)).rejects.toMatchObject({
        name: 'ValidationException',
      });
    }
  });

  it.each(['separate', 'linked'] as const)(
    'U5: the states of both are %s, whoever writes',
    async unifiedState => {
      await start([finding], { switches: { unifiedState } });
      const isLinked = unifiedState === 'linked';
      const states = async () => {
        const [one] = await list();
        const { Workflow, Severity } = await readCspm();
        return [
          one.status_id,
          one.severity_id,
          Workflow?.Status,
          Severity?.Label,
        ];
      };
      await update({ StatusId: 3, SeverityId: 2 });
      expect(await states()).toEqual(
        isLinked ? [3, 2, 'SUPPRESSED', 'LOW'] : [3, 2, 'NEW', 'HIGH'],
      );
      await world.hub().send(
        new BatchUpdateFindingsCommand({
          FindingIdentifiers: [
            {
              Id: finding.Id as string,
              ProductArn: finding.ProductArn as string,
            },
          ],
          Workflow: { Status: 'NOTIFIED' },
          Severity: { Label: 'CRITICAL' },
        }),
      );
      expect(await states()).toEqual(
        isLinked
          ? [2, 5, 'NOTIFIED', 'CRITICAL']
          : [3, 2, 'NOTIFIED', 'CRITICAL'],
      );
      control().pass({ id: finding.Id as string });
      expect(await states()).toEqual(
        isLinked
          ? [4, 1, 'RESOLVED', 'INFORMATIONAL']
          : [3, 1, 'RESOLVED', 'INFORMATIONAL'],
      );
      control().fail({ id: finding.Id as string });
      expect(await states()).toEqual(
        isLinked ? [1, 4, 'NEW', 'HIGH'] : [3, 4, 'NEW', 'HIGH'],
      );
    },
  );

  it('U5: a write in CSPM leaves what the unified one showed before', async () => {
    await start([finding]);
    control().patch(
      { id: finding.Id as string },
      { Workflow: { Status: 'SUPPRESSED' } },
    );
    expect((await list())[0].status).toBe('New');
    expect((await readCspm()).Workflow?.Status).toBe('SUPPRESSED');
  });

  it('obeys denials and faults, and has the quota of GetFindings', async () => {
    await start([finding], { limits: 1 });
    const arn = `arn:aws:iam::${member}:user/base`;
    control().deny(arn, ['GetFindings']);
    await expect(list({}, member)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('securityhub:GetFindings'),
    });
    control().allow(arn);
    const calls = await Promise.allSettled(
      Array.from({ length: 8 }, () => list()),
    );
    const refused = calls.flatMap(call =>
      call.status === 'rejected' ? [call.reason.name] : [],
    );
    expect(refused).toEqual(['ThrottlingException', 'ThrottlingException']);
    control().addFault({
      operation: 'BatchUpdateFindingsV2',
      error: { code: 'InternalServerException', status: 500 },
    });
    await expect(update({ StatusId: 3 })).rejects.toMatchObject({
      name: 'InternalServerException',
    });
  });
});
