import {
  GetFindingsCommand,
  GetFindingsCommandInput,
  paginateGetFindings,
} from '@aws-sdk/client-securityhub';
import {
  administrator,
  controlFinding,
  home,
  linked,
  member,
  otherMember,
  start,
  startWorld,
  TestWorld,
} from '../__testUtils__/smallWorld';
import { World } from '../store/World';

describe('GetFindings', () => {
  let world: TestWorld;
  afterEach(async () => {
    await world.simulator.close();
  });

  const many = (count: number, over = {}) =>
    Array.from({ length: count }, (_, number) => controlFinding(number, over));

  const ids = async (input: GetFindingsCommandInput, account?: string) => {
    const found: string[] = [];
    for await (const page of paginateGetFindings(
      { client: world.hub(account), pageSize: 100 },
      input,
    )) {
      found.push(...(page.Findings ?? []).map(finding => finding.Id ?? ''));
    }
    return found;
  };

  it('pages to the end, and answers 10 where no size is asked for', async () => {
    world = await startWorld(many(250));
    const hub = world.hub();
    const first = await hub.send(new GetFindingsCommand({}));
    expect(first.Findings).toHaveLength(10);
    expect(first.NextToken).toEqual(expect.any(String));
    const all = await ids({});
    expect(new Set(all).size).toBe(250);
    const last = await hub.send(
      new GetFindingsCommand({
        MaxResults: 100,
        Filters: { Title: [{ Value: 'Finding 24', Comparison: 'PREFIX' }] },
      }),
    );
    expect(last.Findings).toHaveLength(11);
    expect(last.NextToken).toBeUndefined();
  });

  it('refuses tokens that expired, changed filters, and sizes out of range', async () => {
    world = await startWorld(many(30), { tokenLifetime: { minutes: 5 } });
    const hub = world.hub();
    const page = await hub.send(new GetFindingsCommand({ MaxResults: 10 }));
    const next = { MaxResults: 10, NextToken: page.NextToken };
    await expect(
      hub.send(
        new GetFindingsCommand({
          ...next,
          Filters: { RecordState: [{ Value: 'ACTIVE', Comparison: 'EQUALS' }] },
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidInputException' });
    expect(
      (await hub.send(new GetFindingsCommand(next))).Findings,
    ).toHaveLength(10);
    world.simulator.control.advanceClock({ minutes: 6 });
    await expect(hub.send(new GetFindingsCommand(next))).rejects.toMatchObject({
      name: 'InvalidInputException',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(
      hub.send(new GetFindingsCommand({ MaxResults: 101 })),
    ).rejects.toMatchObject({ name: 'InvalidInputException' });
    await expect(
      hub.send(new GetFindingsCommand({ NextToken: 'made up' })),
    ).rejects.toMatchObject({ name: 'InvalidInputException' });
  });

  it('sorts, with records that lack the attribute last', async () => {
    world = await startWorld([
      controlFinding(1, { UpdatedAt: '2026-02-02T00:00:00Z' }),
      controlFinding(2, { UpdatedAt: undefined }),
      controlFinding(3, { UpdatedAt: '2026-02-03T00:00:00Z' }),
    ]);
    const sorted = (SortOrder: 'asc' | 'desc') =>
      ids({ SortCriteria: [{ Field: 'UpdatedAt', SortOrder }] });
    const last = (id: string) => id.slice(-1);
    expect((await sorted('asc')).map(last)).toEqual(['1', '3', '2']);
    expect((await sorted('desc')).map(last)).toEqual(['3', '1', '2']);
    await expect(
      ids({ SortCriteria: [{ Field: 'Nonsense', SortOrder: 'asc' }] }),
    ).rejects.toMatchObject({ name: 'InvalidInputException' });
  });

  it('shows the administrator its members, a member itself, and the home Region the linked ones', async () => {
    world = await startWorld([
      controlFinding(1),
      controlFinding(2, { AwsAccountId: otherMember }),
      controlFinding(3, { Region: linked }),
      controlFinding(4, { AwsAccountId: administrator }),
    ]);
    const seen = async (account: string, region: string) => {
      const { Findings } = await world
        .hub(account, region)
        .send(new GetFindingsCommand({}));
      return Findings?.map(finding => finding.Title).sort();
    };
    expect(await seen(administrator, home)).toEqual([
      'Finding 1',
      'Finding 2',
      'Finding 3',
      'Finding 4',
    ]);
    expect(await seen(administrator, linked)).toEqual(['Finding 3']);
    expect(await seen(member, home)).toEqual(['Finding 1', 'Finding 3']);
    expect(await seen(otherMember, linked)).toEqual([]);
  });

  it.each(['stable', 'shifting'] as const)(
    'U8: %s pages while rows change',
    async paging => {
      world = await startWorld(many(6), { switches: { paging } });
      const hub = world.hub();
      const input: GetFindingsCommandInput = {
        MaxResults: 3,
        Filters: { WorkflowStatus: [{ Value: 'NEW', Comparison: 'EQUALS' }] },
        SortCriteria: [{ Field: 'UpdatedAt', SortOrder: 'desc' }],
      };
      const titles = (page: { Findings?: { Title?: string }[] }) =>
        page.Findings?.map(finding => finding.Title?.slice(-1)).join('');
      const first = await hub.send(new GetFindingsCommand(input));
      expect(titles(first)).toBe('543');
      const { control } = world.simulator;
      control.patch(
        { id: controlFinding(5).Id as string },
        { Workflow: { Status: 'NOTIFIED' } },
      );
      control.patch(
        { id: controlFinding(4).Id as string },
        { Workflow: { Status: 'NOTIFIED' } },
      );
      const second = await hub.send(
        new GetFindingsCommand({ ...input, NextToken: first.NextToken }),
      );
      // Two rows left the list before the offset: 2 and 1 are skipped.
      expect(titles(second)).toBe(paging === 'stable' ? '210' : '0');

      const again = await hub.send(
        new GetFindingsCommand({ ...input, MaxResults: 2 }),
      );
      expect(titles(again)).toBe('32');
      control.patch(
        { id: controlFinding(0).Id as string },
        { UpdatedAt: new Date(start).toISOString() },
      );
      const repeated = await hub.send(
        new GetFindingsCommand({
          ...input,
          MaxResults: 2,
          NextToken: again.NextToken,
        }),
      );
      expect(titles(repeated)).toBe(paging === 'stable' ? '10' : '21');
    },
  );

  it('searches once for all pages of 20,000 findings', async () => {
    const spy = jest.spyOn(World.prototype, 'recordsIn');
    try {
      world = await startWorld(many(20_000));
      const hub = world.hub();
      const input = {
        MaxResults: 100,
        Filters: {
          RecordState: [{ Value: 'ACTIVE', Comparison: 'EQUALS' as const }],
        },
      };
      let page = await hub.send(new GetFindingsCommand(input));
      for (let turn = 0; turn < 5; turn += 1) {
        page = await hub.send(
          new GetFindingsCommand({ ...input, NextToken: page.NextToken }),
        );
      }
      expect(page.Findings?.[0].Title).toBe('Finding 500');
      expect(spy).toHaveBeenCalledTimes(1);
    } finally {
      spy.mockRestore();
    }
  });
});
