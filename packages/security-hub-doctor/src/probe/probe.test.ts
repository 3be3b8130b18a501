import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Simulator,
  SimulatorClock,
  startSimulator,
  Switches,
} from 'security-hub-simulator';
import { probe } from '../cli/probe';
import { Observation, Question } from './Observation';

const administrator = '999900001111';
const sandbox = '111122223333';
const home = 'ap-northeast-1';
const linked = 'us-east-1';
const administratorRole = `arn:aws:iam::${administrator}:role/probe`;
const start = Date.parse('2026-03-01T00:00:00.000Z');
const times = {
  interval: 10_000,
  wait: 60_000,
  settle: 20_000,
  total: 3_600_000,
};

// Many requests over HTTP; no time is measured
jest.setTimeout(30_000);

describe('yarn probe', () => {
  const environment = { ...process.env };
  let simulator: Simulator;
  let clock: SimulatorClock;
  let folder: string;

  beforeEach(async () => {
    clock = SimulatorClock.create(() => start);
    clock.freeze();
    folder = mkdtempSync(join(tmpdir(), 'probe-'));
    writeFileSync(join(folder, 'app-config.yaml'), 'app: {}\n');
    simulator = await startSimulator({
      organisation: {
        administrator,
        homeRegion: home,
        linkedRegions: [linked],
        accounts: [
          { id: administrator, name: 'security' },
          { id: sandbox, name: 'sandbox', unifiedHubEnabled: true },
        ],
        roles: [{ arn: administratorRole, externalId: 'kumo-probe-secret' }],
        findings: [1, 2].map(number => ({
          SchemaVersion: '2018-10-08',
          Id: `other-${number}`,
          ProductArn: `arn:aws:securityhub:${linked}::product/aws/securityhub`,
          GeneratorId: 'security-control/S3.8',
          AwsAccountId: sandbox,
          Region: linked,
          Title: 'Other',
          Description: 'Another finding of the account',
          CreatedAt: '2026-02-28T00:00:00.000Z',
          UpdatedAt: `2026-02-28T0${number}:00:00.000Z`,
          Severity: { Label: 'HIGH' },
          Compliance: { Status: 'FAILED', SecurityControlId: 'S3.8' },
          Workflow: { Status: 'NEW' },
          RecordState: 'ACTIVE',
          Resources: [{ Id: 'arn:aws:s3:::other', Type: 'AwsS3Bucket' }],
        })),
      },
      credentials: [
        { accessKeyId: 'AKIASANDBOX000000000', accountId: sandbox },
      ],
      clock,
      limits: 'off',
      updateDelay: { seconds: 2 },
    });
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: simulator.url,
      AWS_ACCESS_KEY_ID: 'AKIASANDBOX000000000',
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_EC2_METADATA_DISABLED: 'true',
      SECURITY_HUB_EXTERNAL_ID: 'kumo-probe-secret',
    });
    delete process.env.AWS_PROFILE;
    delete process.env.AWS_REGION;
  });

  afterEach(async () => {
    process.env = { ...environment };
    rmSync(folder, { recursive: true, force: true });
    await simulator.close();
  });

  // The world's clock is the probe's: waiting moves it
  const timer = {
    now: () => clock.now(),
    sleep: async (milliseconds: number) => {
      simulator.control.advanceClock({ milliseconds });
    },
  };

  async function run(args: string[]): Promise<{ code: number; text: string }> {
    const lines: string[] = [];
    const code = await probe(
      ['--config', join(folder, 'app-config.yaml'), ...args],
      text => lines.push(text),
      { timer, times },
    );
    return { code, text: lines.join('\n') };
  }
  const usual = ['--account', sandbox, '--yes', '--region', linked];
  const withAdministrator = [
    ...usual,
    '--administrator-role',
    administratorRole,
  ];

  async function observe(
    switches: Partial<Switches>,
    args = withAdministrator,
  ): Promise<Map<Question, Observation>> {
    simulator.control.setSwitches(switches);
    const { code, text } = await run([...args, '--json']);
    expect(code).toBe(0);
    const observations: Observation[] = JSON.parse(text);
    expect(observations.map(item => item.question)).toEqual([
      'U1',
      'U2',
      'U3',
      'U4',
      'U5',
      'U6',
      'U7',
      'U8',
    ]);
    return new Map(observations.map(item => [item.question, item]));
  }

  function probeRecords() {
    return simulator.control
      .listRecords()
      .filter(({ finding }) =>
        String(finding.Id).startsWith('security-hub-portal-probe/'),
      );
  }

  it('recognises the first value of every switch, and leaves one archived finding', async () => {
    const seen = await observe({});
    expect([...seen.values()].map(item => item.value)).toEqual([
      { suppressedThatPasses: 'stays' },
      { providerUpdatesToSuppressed: 'reach' },
      { userDefinedFields: 'replace' },
      { administratorWrite: 'holds' },
      { unifiedState: 'separate' },
      { updateMovesProcessedAt: false },
      { homeRegionLagMinutes: 0 },
      { paging: 'stable' },
    ]);
    // What was seen is what the simulator was set to
    expect(simulator.control.getSwitches()).toMatchObject(
      Object.assign({}, ...[...seen.values()].map(item => item.value)),
    );
    const records = probeRecords();
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      account: sandbox,
      region: linked,
      finding: {
        RecordState: 'ARCHIVED',
        ProductArn: `arn:aws:securityhub:${linked}:${sandbox}:product/${sandbox}/default`,
      },
    });
    expect(simulator.control.countRecords()).toBe(3);
  });

  it.each<[Question, Partial<Switches>]>([
    ['U1', { suppressedThatPasses: 'resolved' }],
    ['U2', { providerUpdatesToSuppressed: 'ignored' }],
    ['U3', { userDefinedFields: 'merge' }],
    ['U4', { administratorWrite: 'undoneAtNextCheck' }],
    ['U5', { unifiedState: 'linked' }],
    ['U6', { updateMovesProcessedAt: true }],
    ['U7', { homeRegionLagMinutes: 7 }],
    ['U8', { paging: 'shifting' }],
  ])(
    'recognises the other value of %s, and no other',
    async (question, value) => {
      const seen = await observe(value);
      expect(seen.get(question)?.value).toEqual(value);
      for (const [name, observation] of seen) {
        if (name !== question && !(name === 'U1' && question === 'U2')) {
          expect([name, Object.keys(observation.value ?? {}).length]).toEqual([
            name,
            1,
          ]);
          expect(simulator.control.getSwitches()).toMatchObject(
            observation.value ?? {},
          );
        }
      }
      if (question === 'U2') {
        expect(seen.get('U1')?.value).toBeUndefined();
      }
      expect(probeRecords()[0].finding.RecordState).toBe('ARCHIVED');
    },
  );

  it('says what one account cannot show', async () => {
    simulator.control.setAccount({
      id: sandbox,
      name: 'sandbox',
      unifiedHubEnabled: false,
    });
    simulator.control.deleteRecords({ id: 'other-1' });
    simulator.control.deleteRecords({ id: 'other-2' });
    const seen = await observe({}, usual);
    const open = [...seen.values()].filter(item => item.value === undefined);
    expect(open.map(item => [item.question, item.observed])).toEqual([
      ['U4', expect.stringContaining('--administrator-role')],
      ['U5', expect.stringContaining('the unified Security Hub is off here')],
      ['U7', expect.stringContaining('no finding aggregator')],
      ['U8', expect.stringContaining('no other active finding')],
    ]);
    const inHome = await observe({}, [
      ...withAdministrator.map(item => (item === linked ? home : item)),
    ]);
    expect(inHome.get('U7')?.observed).toContain('is the home Region');
  });

  it('shows every wait and a table, and never the ExternalId', async () => {
    const { text } = await run(withAdministrator);
    expect(text).toContain('waiting until it is SUPPRESSED (at most 60 s)');
    expect(text).toContain('watching whether it stays SUPPRESSED (20 s)');
    expect(text).toMatch(
      /U3 {2}UserDefinedFields.*\n {4}observed {2}only the field of the second write is there\n {4}switch {4}userDefinedFields: replace/,
    );
    expect(text).not.toContain('kumo-probe-secret');
  });

  it('does nothing without --yes, or in another account than the one named', async () => {
    await expect(run(['--region', linked])).rejects.toThrow('--account');
    await expect(run(['--account', sandbox])).rejects.toThrow('--region');
    await expect(
      run(['--account', sandbox, '--region', linked]),
    ).rejects.toThrow('add --yes');
    await expect(
      run(['--account', administrator, '--region', linked, '--yes']),
    ).rejects.toThrow(`are of account ${sandbox}, not of ${administrator}`);
    await expect(run([...usual, '--wait', '5'])).rejects.toThrow('--wait');
    expect(probeRecords()).toEqual([]);
    const operations = new Set(
      simulator.control.getCallCounts().map(count => count.operation),
    );
    expect([...operations]).toEqual(['GetCallerIdentity']);
  });

  it('archives the finding whatever fails, and goes on with the next question', async () => {
    simulator.control.addFault({
      operation: 'BatchUpdateFindings',
      error: { code: 'AccessDeniedException', status: 403, message: 'no' },
    });
    const seen = await observe({});
    expect(seen.get('U3')).toEqual({
      question: 'U3',
      observed: expect.stringContaining('AccessDeniedException'),
    });
    expect(seen.get('U8')?.value).toEqual({ paging: 'stable' });
    expect(probeRecords()[0].finding.RecordState).toBe('ARCHIVED');
  });

  it('archives the finding when the user ends it', async () => {
    const controller = new AbortController();
    let looks = 0;
    const impatient = {
      now: timer.now,
      sleep: async (milliseconds: number) => {
        looks += 1;
        if (looks === 6) {
          controller.abort(new Error('enough'));
        }
        await timer.sleep(milliseconds);
      },
    };
    await expect(
      probe(['--config', join(folder, 'app-config.yaml'), ...usual], () => {}, {
        timer: impatient,
        times,
        signal: controller.signal,
      }),
    ).rejects.toThrow('enough');
    expect(looks).toBe(6);
    expect(probeRecords()[0].finding.RecordState).toBe('ARCHIVED');
  });

  it('ends in time when nothing ever shows', async () => {
    simulator.control.setUpdateDelay(24 * 3_600_000);
    const seen = await observe({});
    expect(clock.now() - start).toBeLessThan(times.total + 60_000);
    expect(seen.get('U3')?.observed).toContain('not seen within 60 s');
    expect(probeRecords()[0].finding.RecordState).toBe('ARCHIVED');
  });
});
