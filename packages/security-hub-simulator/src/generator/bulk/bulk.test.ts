import {
  AwsSecurityFinding,
  BatchUpdateFindingsCommand,
  GetFindingHistoryCommand,
  GetFindingsCommand,
  GetFindingsCommandInput,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import {
  defaultAccessKeyId,
  demoLinkedRegions,
  generateOrganisation,
  generatedAccounts,
  mostGeneratedAccounts,
  Simulator,
  startSimulator,
} from '../..';
import { attributes } from '../../filters/attributes';
import { memberOf } from '../../store/AsffRecord';
import { FindingSource } from '../../store/FindingSource';
import { StoredRecord } from '../../store/StoredRecord';
import { ocsfFields } from '../../unified/ocsfFields';
import { ocsfReader } from '../../unified/ocsfReaders';

const now = new Date('2026-05-05T10:11:12.345Z');

function sourceOf(
  options: Partial<Parameters<typeof generateOrganisation>[0]> = {},
): FindingSource {
  const { bulk } = generateOrganisation({
    findings: 13_000,
    accounts: 20,
    now,
    ...options,
  });
  if (!bulk) {
    throw new Error('The organisation has no findings in bulk');
  }
  return bulk;
}

function countBy(source: FindingSource, attribute: string) {
  const counts = new Map<unknown, number>();
  const reader = source.reader(attribute);
  for (let index = 0; index < source.size; index += 1) {
    const value = reader?.(index)[0];
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

describe('large organisations', () => {
  it('have the demo in them, the accounts and shares asked for, and exactly so many findings', () => {
    const options = {
      findings: 23_000,
      accounts: 30,
      shares: { inspector: 0.6, macie: 0 },
      largestAccountShare: 0.4,
      now,
    };
    const organisation = generateOrganisation(options);
    const source = organisation.bulk as FindingSource;
    expect(organisation.findings).toEqual(
      generateOrganisation({ findings: 3_000, now }).findings,
    );
    expect(source.size).toBe(20_000);
    expect(organisation.accounts).toHaveLength(42);
    expect(
      organisation.roles.filter(({ arn }) => arn.includes('::700003003000:')),
    ).toHaveLength(2);
    const products = countBy(source, 'ProductName');
    expect(products.get('Inspector')).toBeGreaterThan(11_990);
    expect(products.get('Inspector')).toBeLessThan(12_010);
    expect(products.get('Macie')).toBeUndefined();
    expect(products.get('GuardDuty')).toBeGreaterThan(0);
    const accounts = countBy(source, 'AwsAccountId');
    expect(accounts.size).toBe(41);
    const largest = accounts.get(generatedAccounts(1)[0].id) ?? 0;
    expect(largest / source.size).toBeGreaterThan(0.37);
    expect(largest / source.size).toBeLessThan(0.43);
    const statuses = countBy(source, 'ComplianceStatus');
    expect(statuses.get('PASSED')).toBeGreaterThan(
      statuses.get('FAILED') ?? Infinity,
    );
  });

  it('come out the same for the same options, and refuse others', () => {
    const first = sourceOf({ seed: 'a' });
    const second = sourceOf({ seed: 'a' });
    const other = sourceOf({ seed: 'b' });
    const some = [0, 17, 5_000, 9_999];
    const made = (source: FindingSource) => some.map(i => source.finding(i));
    expect(made(first)).toEqual(made(second));
    expect(made(first)).not.toEqual(made(other));
    expect(
      new Set(generatedAccounts(mostGeneratedAccounts).map(({ id }) => id))
        .size,
    ).toBe(mostGeneratedAccounts);
    expect(generateOrganisation({ findings: 31_000, now }).bulk?.size).toBe(
      28_000,
    );
    expect(generateOrganisation({ findings: 100, now }).bulk).toBeUndefined();
    expect(() => sourceOf({ accounts: 501 })).toThrow('between 0 and 500');
    expect(() => sourceOf({ shares: { inspector: 1.1 } })).toThrow('at most 1');
    expect(() => sourceOf({ largestAccountShare: 1 })).toThrow('0 to 0.99');
  });

  it('tell of findings what they are like once they are made', () => {
    const source = sourceOf();
    const told = [...attributes].filter(([name]) => source.reader(name));
    expect(told.length).toBeGreaterThan(15);
    for (let index = 0; index < source.size; index += 41) {
      const finding = source.finding(index);
      const record = {
        account: source.accountOf(index),
        region: source.regionOf(index),
      } as StoredRecord;
      expect(source.indexOf(String(finding.Id))).toBe(index);
      const made = told.map(([name, { kind, read }]) => {
        const values = read(finding, record);
        return [
          name,
          kind === 'date' ? values.map(v => Date.parse(String(v))) : values,
        ];
      });
      expect(
        told.map(([name]) => [name, source.reader(name)?.(index)]),
      ).toEqual(made);
    }
    expect(source.indexOf('arn:aws:inspector2:none')).toBeUndefined();
    expect(
      source.indexOf(`${source.finding(3).Id}`.replace(/^.../, 'xxx')),
    ).toBe(undefined);
  });
});

describe('findings of a large organisation in the unified Security Hub', () => {
  it('are told as their documents are', () => {
    const source = sourceOf();
    const told = [...ocsfFields].flatMap(([name, field]) => {
      const reader = ocsfReader(source, name);
      return reader ? [{ name, field, reader }] : [];
    });
    expect(told.length).toBeGreaterThan(15);
    for (let index = 0; index < source.size; index += 101) {
      const finding = source.finding(index);
      const record = {
        account: source.accountOf(index),
        region: source.regionOf(index),
        finding,
      } as StoredRecord;
      const made = told.map(({ name, field: { kind, read } }) => {
        const values = read({ record, finding, metadataUid: true });
        return [
          name,
          kind === 'date' ? values.map(v => Date.parse(String(v))) : values,
        ];
      });
      expect(told.map(({ name, reader }) => [name, reader(index)])).toEqual(
        made,
      );
    }
  });

  it('have resources, each told once with all findings that are about it', () => {
    const source = sourceOf();
    let next = 0;
    const ids = new Set<string>();
    for (const { first, end, id, type, region, tags } of source.resources()) {
      expect(first).toBe(next);
      expect(ids).not.toContain(id);
      ids.add(id);
      for (let index = first; index < end; index += 7) {
        const { Resources } = source.finding(index);
        expect(Resources).toMatchObject([
          { Id: id, Type: type, Region: region },
        ]);
        expect(memberOf(Resources, '0', 'Tags')).toEqual(tags);
      }
      next = end;
    }
    expect(next).toBe(source.size);
  });
});

describe('a simulator with a large organisation', () => {
  let simulator: Simulator;
  let source: FindingSource;
  let hub: SecurityHubClient;

  beforeEach(async () => {
    const organisation = generateOrganisation({
      findings: 4_500,
      accounts: 5,
      now,
    });
    source = organisation.bulk as FindingSource;
    simulator = await startSimulator({ organisation, limits: 'off' });
    hub = new SecurityHubClient({
      region: organisation.homeRegion,
      endpoint: simulator.url,
      credentials: {
        accessKeyId: defaultAccessKeyId,
        secretAccessKey: 'any',
      },
    });
  });
  afterEach(async () => {
    await simulator.close();
  });

  const get = (over: Partial<GetFindingsCommandInput>) =>
    hub.send(new GetFindingsCommand({ MaxResults: 100, ...over }));
  const getAll = async (input: Partial<GetFindingsCommandInput>) => {
    const all = [];
    let NextToken: string | undefined;
    do {
      const page = await get({ ...input, NextToken });
      all.push(...(page.Findings ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    return all;
  };
  const equals = (Value: string) => [{ Value, Comparison: 'EQUALS' as const }];

  it('gives all findings in order, and makes only those of a page', async () => {
    const spy = jest.spyOn(source, 'finding');
    await get({ SortCriteria: [{ Field: 'UpdatedAt', SortOrder: 'desc' }] });
    expect(spy.mock.calls.length).toBeLessThanOrEqual(100);
    const Region = equals(demoLinkedRegions[0]);
    const all = await getAll({
      Filters: { Region },
      SortCriteria: [{ Field: 'UpdatedAt', SortOrder: 'desc' }],
    });
    expect(spy.mock.calls.length).toBeLessThanOrEqual(100 + all.length);
    expect(new Set(all.map(({ Id }) => Id)).size).toBe(
      simulator.control.countRecords({ region: demoLinkedRegions[0] }),
    );
    const times = all.map(({ UpdatedAt }) => String(UpdatedAt));
    expect(times).toEqual([...times].sort().reverse());

    const account = generatedAccounts(3)[2].id;
    const idsOf = async (Filters: GetFindingsCommandInput['Filters']) =>
      (await getAll({ Filters: { Region, ...Filters } })).map(({ Id }) => Id);
    const expected = (test: (finding: AwsSecurityFinding) => unknown) =>
      new Set(all.filter(test).map(({ Id }) => Id));
    const ofAccount = await idsOf({ AwsAccountId: equals(account) });
    expect(new Set(ofAccount)).toEqual(
      expected(({ AwsAccountId }) => AwsAccountId === account),
    );
    const tagged = await idsOf({
      ResourceTags: [{ Key: 'Env', Value: 'stage', Comparison: 'EQUALS' }],
      Title: [{ Value: 'S', Comparison: 'PREFIX' }],
    });
    expect(tagged.length).toBeGreaterThan(0);
    expect(new Set(tagged)).toEqual(
      expected(
        ({ Title, Resources }) =>
          Title?.startsWith('S') && Resources?.[0].Tags?.Env === 'stage',
      ),
    );
  });

  it('lets findings be changed and deleted like any others', async () => {
    const finding = source.finding(1_499);
    const Id = String(finding.Id);
    const ProductArn = String(finding.ProductArn);
    const sort = [{ Field: 'Id', SortOrder: 'asc' as const }];
    const { NextToken } = await get({
      Filters: { AwsAccountId: equals(String(finding.AwsAccountId)) },
      SortCriteria: sort,
      MaxResults: 1,
    });
    const updated = await hub.send(
      new BatchUpdateFindingsCommand({
        FindingIdentifiers: [{ Id, ProductArn }],
        Note: { Text: 'Seen', UpdatedBy: 'riley' },
      }),
    );
    expect(updated.ProcessedFindings).toHaveLength(1);
    const read = () => get({ Filters: { Id: equals(Id) } });
    expect((await read()).Findings?.[0].Note?.Text).toBe('Seen');
    const noted = await getAll({
      Filters: { NoteText: [{ Value: 'Seen', Comparison: 'EQUALS' }] },
    });
    expect(noted.map(found => found.Id)).toEqual([Id]);
    const { Records } = await hub.send(
      new GetFindingHistoryCommand({ FindingIdentifier: { Id, ProductArn } }),
    );
    expect(
      Records?.[0].Updates?.map(({ UpdatedField }) => UpdatedField),
    ).toEqual(['Note']);
    // A listing that began before shows what it found.
    let token = NextToken;
    const later = [];
    while (token) {
      const page = await get({
        Filters: { AwsAccountId: equals(String(finding.AwsAccountId)) },
        SortCriteria: sort,
        NextToken: token,
      });
      later.push(...(page.Findings ?? []));
      token = page.NextToken;
    }
    expect(later.find(found => found.Id === Id)?.Note).toEqual(finding.Note);

    expect(simulator.control.deleteRecords({ id: Id })).toBe(1);
    expect((await read()).Findings).toEqual([]);
    expect(simulator.control.countRecords()).toBe(4_499);
    simulator.control.clear();
    expect(simulator.control.countRecords()).toBe(0);
    expect((await read()).Findings).toEqual([]);
  });
});
