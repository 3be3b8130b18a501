import { existsSync, readFileSync } from 'fs';
import { resolve } from 'path';
import {
  GetFindingsCommand,
  ListMembersCommand,
  paginateGetFindings,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import {
  defaultAccessKeyId,
  demoExternalId,
  demoHomeRegion,
  demoRoleNames,
  emptyOrganisation,
  loadExport,
  startSimulator,
} from '..';
import {
  administrator,
  controlFinding,
  home,
  startWorld,
} from '../__testUtils__/smallWorld';
import { parseFindingsExport } from './parseFindingsExport';

const one = controlFinding(1);
const two = controlFinding(2, {
  Title: 'With "quotes", [brackets] and {braces} \\',
});

describe('parseFindingsExport', () => {
  it.each<[string, string]>([
    [
      'the output of get-findings',
      JSON.stringify({ Findings: [one, two] }, undefined, 4),
    ],
    [
      'the output on one line, with a token',
      JSON.stringify({ Findings: [one, two], NextToken: 'more' }),
    ],
    [
      'several outputs',
      `${JSON.stringify({ Findings: [one] }, undefined, 2)}\n${JSON.stringify(
        { Findings: [two] },
        undefined,
        2,
      )}`,
    ],
    ['an array', JSON.stringify([one, two], undefined, 2)],
    [
      'an array on one line, with a byte order mark',
      `\uFEFF${JSON.stringify([one, two])}`,
    ],
    ['JSON Lines', `${JSON.stringify(one)}\n\n${JSON.stringify(two)}\r\n`],
    [
      'outputs as JSON Lines',
      `${JSON.stringify({ Findings: [one] })}\n${JSON.stringify({
        Findings: [two],
      })}`,
    ],
  ])('reads %s', (_, text) => {
    expect(parseFindingsExport(text)).toEqual({
      records: [one, two],
      broken: [],
    });
  });

  it('reads one finding, and nothing', () => {
    expect(
      parseFindingsExport(JSON.stringify(one, undefined, 2)).records,
    ).toEqual([one]);
    expect(parseFindingsExport('')).toEqual({ records: [], broken: [] });
    expect(parseFindingsExport('{"Findings": []}')).toEqual({
      records: [],
      broken: [],
    });
  });

  it('names the broken lines and keeps the others', () => {
    const lines = [
      JSON.stringify(one),
      '{"Id": "cut off',
      '42',
      JSON.stringify(two),
    ].join('\n');
    const { records, broken } = parseFindingsExport(lines);
    expect(records).toEqual([one, two]);
    expect(broken).toEqual([
      { line: 2, reason: expect.stringMatching(/JSON/) },
      { line: 3, reason: 'not a JSON object' },
    ]);
  });

  it('names the broken entries of a document and keeps the others', () => {
    const text = `{\n  "Findings": [\n    ${JSON.stringify(
      one,
    )},\n    {"Id": nonsense},\n    7,\n    ${JSON.stringify(two)}\n  ]\n}`;
    const { records, broken } = parseFindingsExport(text);
    expect(records).toEqual([one, two]);
    expect(broken).toEqual([
      { line: 4, reason: expect.stringMatching(/JSON/) },
      { line: 5, reason: 'not a JSON object' },
    ]);
    const cut = parseFindingsExport(`[\n${JSON.stringify(one)},\n{"Id": "x"`);
    expect(cut.records).toEqual([one]);
    expect(cut.broken[0]).toMatchObject({ line: 3 });
  });

  it('reads text that is no export as broken lines', () => {
    expect(
      parseFindingsExport('hello\nworld').broken.map(({ line }) => line),
    ).toEqual([1, 2]);
  });
});

const samples = resolve(
  __dirname,
  '../../../../../shared/data/findings/asff-plain.jsonl',
);

describe('an export in the simulator', () => {
  it('makes the accounts of an export members with roles like the others', async () => {
    const simulator = await startSimulator({
      organisation: emptyOrganisation(),
    });
    try {
      expect(
        loadExport(simulator, [
          { Id: 'x', AwsAccountId: '123456789012', Region: 'eu-west-1' },
        ]),
      ).toBe(1);
      const options = {
        region: demoHomeRegion,
        endpoint: simulator.url,
        credentials: {
          accessKeyId: defaultAccessKeyId,
          secretAccessKey: 'any',
        },
      };
      const { Members } = await new SecurityHubClient(options).send(
        new ListMembersCommand({}),
      );
      expect(Members?.map(({ AccountId }) => AccountId)).toEqual([
        '123456789012',
      ]);
      const { AssumedRoleUser } = await new STSClient(options).send(
        new AssumeRoleCommand({
          RoleArn: `arn:aws:iam::123456789012:role/${demoRoleNames.write}`,
          RoleSessionName: 'test',
          ExternalId: demoExternalId,
        }),
      );
      expect(AssumedRoleUser?.Arn).toContain('123456789012');
    } finally {
      await simulator.close();
    }
  });

  it('gives back every record, whatever it looks like', async () => {
    const odd = [
      { Id: 'no account', Title: 'x' },
      { Id: 'twice', AwsAccountId: 'ACCOUNT_ID', Region: 'eu-west-1' },
      {
        Id: 'twice',
        AwsAccountId: 'ACCOUNT_ID',
        Region: 'eu-west-1',
        Title: 'again',
      },
      {
        Id: 'elsewhere',
        AwsAccountId: '123456789012',
        ProductArn:
          'arn:aws-us-gov:securityhub:us-gov-west-1::product/aws/inspector',
      },
    ];
    const world = await startWorld([]);
    try {
      expect(world.simulator.control.addFindings(odd)).toBe(4);
      const { Findings } = await world.hub(administrator, home).send(
        new GetFindingsCommand({
          Filters: {
            RecordState: [{ Value: 'ACTIVE', Comparison: 'EQUALS' }],
          },
        }),
      );
      expect(Findings?.map(({ Id }) => Id).sort()).toEqual([
        'elsewhere',
        'no account',
        'twice',
        'twice',
      ]);
    } finally {
      await world.simulator.close();
    }
  });

  it('gives back all sample records through the SDK', async () => {
    if (!existsSync(samples)) {
      process.stdout.write(`sample records not tried: ${samples} is absent\n`);
      return;
    }
    const { records, broken } = parseFindingsExport(
      readFileSync(samples, 'utf8'),
    );
    expect([records.length, broken]).toEqual([380, []]);
    const world = await startWorld([]);
    try {
      world.simulator.control.addFindings(records);
      const ids: (string | undefined)[] = [];
      for await (const page of paginateGetFindings(
        { client: world.hub(), pageSize: 100 },
        {},
      )) {
        ids.push(...(page.Findings ?? []).map(({ Id }) => Id));
      }
      expect(ids.sort()).toEqual(records.map(({ Id }) => String(Id)).sort());
    } finally {
      await world.simulator.close();
    }
  });
});
