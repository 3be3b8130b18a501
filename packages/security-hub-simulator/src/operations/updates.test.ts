import {
  BatchImportFindingsCommand,
  BatchUpdateFindingsCommand,
  BatchUpdateFindingsCommandInput,
  GetFindingHistoryCommand,
  GetFindingsCommand,
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
import { AsffRecord } from '../store/AsffRecord';

const identify = (finding: AsffRecord) => ({
  Id: finding.Id as string,
  ProductArn: finding.ProductArn as string,
});
const finding = controlFinding(1);
const only = { id: finding.Id as string };

describe('writing findings', () => {
  let world: TestWorld;
  afterEach(async () => {
    await world.simulator.close();
  });

  const update = (
    over: Partial<BatchUpdateFindingsCommandInput>,
    account = administrator,
    region = home,
  ) =>
    world.hub(account, region).send(
      new BatchUpdateFindingsCommand({
        FindingIdentifiers: [identify(finding)],
        ...over,
      }),
    );
  const suppress = (account = administrator) =>
    update({ Workflow: { Status: 'SUPPRESSED' } }, account);
  const read = async (account = administrator, region = home) => {
    const { Findings = [] } = await world.hub(account, region).send(
      new GetFindingsCommand({
        Filters: { Id: [{ Value: only.id, Comparison: 'EQUALS' }] },
      }),
    );
    return Findings[0];
  };
  const status = async (account?: string, region?: string) =>
    (await read(account, region))?.Workflow?.Status;
  const control = () => world.simulator.control;

  it('takes effect after the delay and leaves UpdatedAt alone', async () => {
    world = await startWorld([finding], { updateDelay: { minutes: 2 } });
    const reply = await update({
      Workflow: { Status: 'NOTIFIED' },
      Note: { Text: 'on it', UpdatedBy: 'me' },
      Severity: { Label: 'LOW' },
      VerificationState: 'TRUE_POSITIVE',
      Confidence: 7,
      Criticality: 8,
    });
    expect(reply.ProcessedFindings).toEqual([identify(finding)]);
    expect(reply.UnprocessedFindings).toEqual([]);
    expect(await status()).toBe('NEW');
    expect(control().countPendingUpdates()).toBe(1);
    control().advanceClock({ minutes: 2 });
    expect(await read()).toMatchObject({
      Workflow: { Status: 'NOTIFIED' },
      Note: {
        Text: 'on it',
        UpdatedBy: 'me',
        UpdatedAt: '2026-03-01T00:02:00.000Z',
      },
      Severity: { Label: 'LOW', Normalized: 1, Original: 'HIGH' },
      VerificationState: 'TRUE_POSITIVE',
      Confidence: 7,
      Criticality: 8,
      UpdatedAt: finding.UpdatedAt,
    });
  });

  it('reports each finding that it does not process', async () => {
    const large = controlFinding(2, {
      Description: 'x'.repeat(240 * 1024 - 900),
    });
    const foreign = controlFinding(3, { AwsAccountId: otherMember });
    world = await startWorld([finding, large, foreign, controlFinding(4)]);
    control().addFindingFault({
      id: controlFinding(4).Id as string,
      code: 'ConcurrentUpdateError',
      times: 1,
    });
    const UserDefinedFields = { reason: 'y'.repeat(1000) };
    const reply = await world.hub(member).send(
      new BatchUpdateFindingsCommand({
        FindingIdentifiers: [
          finding,
          finding,
          large,
          foreign,
          controlFinding(4),
        ].map(identify),
        UserDefinedFields,
      }),
    );
    expect(reply.ProcessedFindings).toEqual([identify(finding)]);
    expect(
      reply.UnprocessedFindings?.map(({ ErrorCode, FindingIdentifier }) => [
        ErrorCode,
        FindingIdentifier?.Id,
      ]),
    ).toEqual([
      ['DuplicatedFindingIdentifier', finding.Id],
      ['FindingSizeExceeded', large.Id],
      ['FindingNotFound', foreign.Id],
      ['ConcurrentUpdateError', controlFinding(4).Id],
    ]);
    const again = await world.hub(member).send(
      new BatchUpdateFindingsCommand({
        FindingIdentifiers: [large, controlFinding(4)].map(identify),
        Workflow: { Status: 'NOTIFIED' },
      }),
    );
    expect(again.UnprocessedFindings).toEqual([]);
  });

  it('lets the administrator write for members and members for themselves', async () => {
    world = await startWorld([finding]);
    expect((await suppress(administrator)).ProcessedFindings).toHaveLength(1);
    expect(await status(member)).toBe('SUPPRESSED');
    expect(
      (await update({ Workflow: { Status: 'NEW' } }, member)).ProcessedFindings,
    ).toHaveLength(1);
    expect(await status(administrator)).toBe('NEW');
    expect(
      (await suppress(otherMember)).UnprocessedFindings?.[0].ErrorCode,
    ).toBe('FindingNotFound');
  });

  it.each<[string, Partial<BatchUpdateFindingsCommandInput>]>([
    ['a long note', { Note: { Text: 'x'.repeat(513), UpdatedBy: 'me' } }],
    ['a note of nobody', { Note: { Text: 'x', UpdatedBy: '' } }],
    [
      '51 fields',
      {
        UserDefinedFields: Object.fromEntries(
          Array.from({ length: 51 }, (_, index) => [`k${index}`, 'v']),
        ),
      },
    ],
    ['a long key', { UserDefinedFields: { ['k'.repeat(129)]: 'v' } }],
    ['a long value', { UserDefinedFields: { k: 'v'.repeat(1025) } }],
    ['an unknown status', { Workflow: { Status: 'DONE' as never } }],
    ['no finding', { FindingIdentifiers: [] }],
    [
      '101 findings',
      {
        FindingIdentifiers: Array.from({ length: 101 }, (_, index) => ({
          Id: `${index}`,
          ProductArn: 'p',
        })),
      },
    ],
  ])('refuses %s as a whole', async (_, over) => {
    world = await startWorld([finding]);
    await expect(update(over)).rejects.toMatchObject({
      name: 'InvalidInputException',
    });
  });

  it.each(['NOTIFIED', 'RESOLVED', 'SUPPRESSED'] as const)(
    '%s follows the documented resets',
    async workflow => {
      world = await startWorld([finding]);
      await update({ Workflow: { Status: workflow } });
      control().recheck(only);
      expect(await status()).toBe(workflow);
      control().archive(only);
      expect(await status()).toBe(workflow);
      control().activate(only);
      expect(await status()).toBe(
        workflow === 'SUPPRESSED' ? 'SUPPRESSED' : 'NEW',
      );
      control().pass(only);
      const passed = await read();
      expect(passed.Workflow?.Status).toBe(
        workflow === 'SUPPRESSED' ? 'SUPPRESSED' : 'RESOLVED',
      );
      expect(passed.Severity?.Label).toBe('INFORMATIONAL');
      control().fail(only);
      const failed = await read();
      expect(failed.Workflow?.Status).toBe(
        workflow === 'SUPPRESSED' ? 'SUPPRESSED' : 'NEW',
      );
      expect(failed.Severity?.Label).toBe('HIGH');
    },
  );

  it.each(['stays', 'resolved'] as const)(
    'U1: a suppressed finding that passes: %s',
    async value => {
      world = await startWorld([finding], {
        switches: { suppressedThatPasses: value },
      });
      await suppress();
      control().pass(only);
      expect(await status()).toBe(
        value === 'stays' ? 'SUPPRESSED' : 'RESOLVED',
      );
    },
  );

  it.each(['reach', 'ignored'] as const)(
    'U2: provider updates on a suppressed finding: %s',
    async value => {
      world = await startWorld([finding], {
        switches: { providerUpdatesToSuppressed: value },
      });
      await suppress();
      control().pass(only);
      expect((await read()).Compliance?.Status).toBe(
        value === 'reach' ? 'PASSED' : 'FAILED',
      );
    },
  );

  it.each(['replace', 'merge'] as const)(
    'U3: UserDefinedFields %s',
    async value => {
      world = await startWorld([finding], {
        switches: { userDefinedFields: value },
      });
      await update({ UserDefinedFields: { a: '1', b: '1' } });
      await update({ UserDefinedFields: { b: '2' } });
      expect((await read()).UserDefinedFields).toEqual(
        value === 'merge' ? { a: '1', b: '2' } : { b: '2' },
      );
    },
  );

  it.each(['holds', 'undoneAtNextCheck'] as const)(
    "U4: an administrator's write: %s",
    async value => {
      world = await startWorld([finding], {
        switches: { administratorWrite: value },
      });
      await suppress(administrator);
      expect(await status(member)).toBe('SUPPRESSED');
      control().recheck(only);
      expect(await status(administrator)).toBe(
        value === 'holds' ? 'SUPPRESSED' : 'NEW',
      );
      // What the member itself writes holds either way.
      await suppress(member);
      control().recheck(only);
      expect(await status()).toBe('SUPPRESSED');
    },
  );

  it.each(['separate', 'linked'] as const)(
    'U5: states of both Security Hubs: %s',
    async value => {
      world = await startWorld([finding], {
        switches: { unifiedState: value },
      });
      control().setUnifiedStatus(only, 'SUPPRESSED');
      expect(await status()).toBe(value === 'linked' ? 'SUPPRESSED' : 'NEW');
      await update({ Workflow: { Status: 'NOTIFIED' } });
      expect(control().getRecord(only.id)?.unifiedStatus).toBe(
        value === 'linked' ? 'NOTIFIED' : 'SUPPRESSED',
      );
    },
  );

  it.each([true, false])('U6: ProcessedAt moves: %s', async value => {
    world = await startWorld([finding], {
      switches: { updateMovesProcessedAt: value },
    });
    await suppress();
    expect((await read()).ProcessedAt).toBe(
      value ? new Date(start).toISOString() : undefined,
    );
  });

  it.each([0, 10])(
    'U7: the home Region lags %s minutes',
    async homeRegionLagMinutes => {
      const far = controlFinding(1, { Region: linked });
      const id = { id: far.Id as string };
      world = await startWorld([far], { switches: { homeRegionLagMinutes } });
      const seen = async (region: string) => {
        const { Findings } = await world
          .hub(administrator, region)
          .send(new GetFindingsCommand({}));
        return Findings?.map(
          f => `${f.Compliance?.Status} ${f.Workflow?.Status}`,
        );
      };
      control().pass(id);
      expect(await seen(linked)).toEqual(['PASSED RESOLVED']);
      expect(await seen(home)).toEqual([
        homeRegionLagMinutes ? 'FAILED NEW' : 'PASSED RESOLVED',
      ]);
      control().advanceClock({ minutes: 10 });
      expect(await seen(home)).toEqual(['PASSED RESOLVED']);
      // Written in the home Region, it is the linked Region that sees it late.
      await world.hub(administrator, home).send(
        new BatchUpdateFindingsCommand({
          FindingIdentifiers: [identify(far)],
          Workflow: { Status: 'NOTIFIED' },
        }),
      );
      expect(await seen(home)).toEqual(['PASSED NOTIFIED']);
      expect(await seen(linked)).toEqual([
        homeRegionLagMinutes ? 'PASSED RESOLVED' : 'PASSED NOTIFIED',
      ]);
      control().advanceClock({ minutes: 10 });
      expect(await seen(linked)).toEqual(['PASSED NOTIFIED']);
    },
  );

  it('takes imports of providers: later ones only, and nothing of the customer', async () => {
    world = await startWorld([]);
    const hub = world.hub(member);
    const send = (over: Record<string, unknown>) =>
      hub.send(
        new BatchImportFindingsCommand({
          Findings: [{ ...finding, ...over } as never],
        }),
      );
    expect(
      await send({
        Note: { Text: 'mine' },
        Workflow: { Status: 'SUPPRESSED' },
      }),
    ).toMatchObject({ SuccessCount: 1, FailedCount: 0 });
    expect(await read()).toMatchObject({
      Title: 'Finding 1',
      Workflow: { Status: 'NEW' },
    });
    expect((await read()).Note).toBeUndefined();
    await update({ Note: { Text: 'ours', UpdatedBy: 'us' } });
    await send({ Title: 'Same time' });
    expect((await read()).Title).toBe('Finding 1');
    await send({
      Title: 'Later',
      UpdatedAt: '2026-03-01T00:00:00Z',
      VerificationState: 'FALSE_POSITIVE',
      Note: undefined,
    });
    expect(await read()).toMatchObject({
      Title: 'Later',
      Note: { Text: 'ours' },
    });
    expect((await read()).VerificationState).toBeUndefined();
    const failed = await send({ AwsAccountId: otherMember });
    expect(failed).toMatchObject({
      FailedCount: 1,
      FailedFindings: [{ Id: finding.Id }],
    });
  });

  it('keeps a history of what changed', async () => {
    world = await startWorld([finding]);
    world.clock.advance({ minutes: 1 });
    await suppress();
    world.clock.advance({ minutes: 1 });
    control().pass(only);
    const history = async (over = {}) => {
      const { Records = [] } = await world.hub().send(
        new GetFindingHistoryCommand({
          FindingIdentifier: identify(finding),
          ...over,
        }),
      );
      return Records;
    };
    const records = await history();
    expect(records.map(record => record.UpdateSource?.Type)).toEqual([
      'BATCH_IMPORT_FINDINGS',
      'BATCH_UPDATE_FINDINGS',
      'BATCH_IMPORT_FINDINGS',
    ]);
    expect(records[2].FindingCreated).toBe(true);
    expect(records[1].UpdateTime).toEqual(new Date(start + 60_000));
    expect(records[1].UpdateSource?.Identity).toContain(administrator);
    expect(records[1].Updates).toEqual([
      {
        UpdatedField: 'Workflow',
        OldValue: '{"Status":"NEW"}',
        NewValue: '{"Status":"SUPPRESSED"}',
      },
    ]);
    expect(
      records[0].Updates?.map(({ UpdatedField }) => UpdatedField),
    ).toContain('Compliance');
    expect(await history({ StartTime: new Date(start + 90_000) })).toHaveLength(
      1,
    );
    await expect(
      history({ FindingIdentifier: { Id: 'none', ProductArn: 'p' } }),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
