import { SourceSettings } from '../../config';
import { SyncState } from '../../database/operations/sync';
import { accountsToRead } from './accountsToRead';
import { linkedRegions } from './members/linkedRegions';
import { SyncSourceOfRecord } from './SyncSourceOfRecord';

const administrator = '999900001111';
const home = 'eu-west-1';
const other = 'us-east-1';

const source = (
  strategy: 'aggregator' | 'members' | 'auto',
  memberRegions?: string[],
): SourceSettings => ({
  name: 'organisation',
  partition: 'aws',
  service: 'cspm',
  administrator: {
    account: administrator,
    homeRegion: home,
    strategy,
    discovery: 'security-hub',
    memberRegions,
  },
});
const row = (over: Partial<SyncState>): SyncState => ({
  source: 'organisation',
  partition: 'aws',
  account: administrator,
  region: home,
  role: 'administrator',
  state: 'ok',
  counts: { read: 0, stored: 0, rejected: 0 },
  ...over,
});
const member = (
  account: string,
  region = home,
  over: Partial<SyncState> = {},
) =>
  row({
    account,
    region,
    role: 'member',
    memberStatus: 'Enabled',
    readThrough: 'itself',
    ...over,
  });
const refused = { readThrough: 'administrator' as const };
const numbers = (count: number, start = 100000000000) =>
  Array.from({ length: count }, (_, number) => `${start + number}`);

describe('accountsToRead', () => {
  const linked = row({ regions: [] });
  it.each<[string, SourceSettings, SyncState[], unknown]>([
    ['aggregator: all', source('aggregator'), [linked], undefined],
    [
      'members: its own alone',
      source('members'),
      [linked, member('1')],
      { only: [administrator] },
    ],
    ['auto, nothing known yet', source('auto'), [row({})], undefined],
    [
      'auto, all but those that are read by themselves, so that new ones are read',
      source('auto'),
      [linked, member('1'), member('2', home, refused)],
      { except: ['1'] },
    ],
    [
      'auto, by what is read in the aggregation Region',
      source('auto'),
      [
        linked,
        member('1'),
        member('1', other, refused),
        member('2', other),
        member('2', home, refused),
      ],
      { except: ['1'] },
    ],
    [
      'auto, one that has left is not left out',
      source('auto'),
      [linked, member('1', home, { memberStatus: 'Removed' })],
      undefined,
    ],
    [
      'auto, more than can be left out',
      source('auto'),
      [
        linked,
        ...numbers(21).map(account => member(account)),
        member('2', home, refused),
      ],
      { only: [administrator, '2'] },
    ],
    [
      'auto, more than can be named either way',
      source('auto'),
      [
        linked,
        ...numbers(21).map(account => member(account)),
        ...numbers(20, 200000000000).map(account =>
          member(account, home, refused),
        ),
      ],
      undefined,
    ],
  ])('%s', (_, settings, states, expected) => {
    expect(accountsToRead(settings, states)).toEqual(expected);
  });
});

describe('linkedRegions', () => {
  const aggregator = (linkingMode: string, ...regions: string[]) => ({
    homeRegion: home,
    linkingMode,
    regions,
  });
  it('knows those that are named', () => {
    expect(linkedRegions(undefined, home)).toEqual([]);
    expect(linkedRegions(aggregator('NO_REGIONS'), home)).toEqual([]);
    expect(
      linkedRegions(aggregator('SPECIFIED_REGIONS', home, other), home),
    ).toEqual([other]);
    expect(linkedRegions(aggregator('ALL_REGIONS'), home)).toBeUndefined();
    expect(
      linkedRegions(aggregator('ALL_REGIONS_EXCEPT_SPECIFIED', other), home),
    ).toBeUndefined();
  });
});

describe('SyncSourceOfRecord', () => {
  it('is the account itself where it is read, else the administrator', async () => {
    let rows = [
      row({}),
      member('1'),
      row({ source: 'single', account: '3', role: 'account' }),
    ];
    const readers = SyncSourceOfRecord.create({
      listReaders: async () => rows,
    });
    const of = (name: string, account?: string, region?: string) => {
      const reader = readers.readerOf(name, account, region);
      return reader && `${reader.account}/${reader.region}`;
    };
    expect(of('organisation', '1', home)).toBeUndefined();
    await readers.refresh();
    expect(of('organisation', '1', home)).toBe(`1/${home}`);
    // Its home Region shows it, too
    expect(of('organisation', '1', other)).toBe(`1/${home}`);
    expect(of('organisation', '2', home)).toBe(`${administrator}/${home}`);
    expect(of('organisation')).toBe(`${administrator}/${home}`);
    expect(of('single', '3', home)).toBe(`3/${home}`);
    // Of nobody
    expect(of('single', '1', home)).toBeUndefined();
    expect(of('unknown', '1', home)).toBeUndefined();
    rows = [row({})];
    await readers.refresh();
    expect(of('organisation', '1', home)).toBe(`${administrator}/${home}`);
  });
});
