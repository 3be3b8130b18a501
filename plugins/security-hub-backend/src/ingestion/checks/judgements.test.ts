import { FindingAggregator } from '../../aws';
import { judgeRecorder, judgeStandards } from './answers';
import { isLinked, unlinked, whyNotLinked } from './linkedRegions';

describe('judgeStandards', () => {
  it.each<[string[], string]>([
    [['READY'], 'passed'],
    [['INCOMPLETE', 'DELETING', 'READY'], 'passed'],
    [['PENDING', 'INCOMPLETE'], 'not-checked'],
    [['INCOMPLETE'], 'standard-off'],
    [['DELETING', 'FAILED'], 'standard-off'],
    [['SOMETHING_NEW'], 'standard-off'],
    [[], 'standard-off'],
  ])('%j: %s', (statuses, result) => {
    const judgement = judgeStandards(statuses);
    expect(judgement.result).toBe(result);
    expect(judgement.message === '').toBe(result === 'passed');
  });
});

describe('judgeRecorder', () => {
  it('wants a recorder that records', () => {
    expect(judgeRecorder(true).result).toBe('passed');
    expect(judgeRecorder(false)).toMatchObject({
      result: 'config-not-recording',
      message: expect.stringContaining('stopped'),
    });
    expect(judgeRecorder(undefined)).toMatchObject({
      result: 'config-not-recording',
      message: expect.stringContaining('no recorder'),
    });
  });
});

describe('linked Regions', () => {
  const aggregator = (
    linkingMode: string,
    regions: string[] = [],
    homeRegion = 'eu-west-1',
  ): FindingAggregator => ({ homeRegion, linkingMode, regions });

  it.each<[string, FindingAggregator | undefined, string, boolean]>([
    ['the home Region itself', undefined, 'eu-west-1', true],
    ['without an aggregator', undefined, 'us-east-1', false],
    ['all', aggregator('ALL_REGIONS'), 'us-east-1', true],
    [
      'all but some',
      aggregator('ALL_REGIONS_EXCEPT_SPECIFIED', ['sa-east-1']),
      'us-east-1',
      true,
    ],
    [
      'one that is excepted',
      aggregator('ALL_REGIONS_EXCEPT_SPECIFIED', ['us-east-1']),
      'us-east-1',
      false,
    ],
    [
      'one that is named',
      aggregator('SPECIFIED_REGIONS', ['us-east-1']),
      'us-east-1',
      true,
    ],
    ['one that is not', aggregator('SPECIFIED_REGIONS'), 'us-east-1', false],
    ['none', aggregator('NO_REGIONS', ['us-east-1']), 'us-east-1', false],
    ['a new mode', aggregator('SOMETHING_NEW'), 'us-east-1', false],
    [
      'an aggregator elsewhere',
      aggregator('ALL_REGIONS', [], 'eu-north-1'),
      'us-east-1',
      false,
    ],
  ])('%s', (_, given, region, expected) => {
    expect(isLinked(region, 'eu-west-1', given)).toBe(expected);
    if (!expected) {
      expect(whyNotLinked(region, 'eu-west-1', given)).toContain('eu-west-1');
    }
  });

  it('names each account and Region once, and nothing that is none', () => {
    const account = '111122223333';
    const wanted = [
      { account, region: 'us-east-1' },
      { account, region: 'us-east-1' },
      { account, region: 'ap-northeast-1' },
      { account, region: 'global' },
      { account, region: 'Region' },
      { account: 'azure', region: 'us-east-1' },
      { account, region: 'us-gov-west-1' },
    ];
    expect(
      unlinked({
        wanted,
        known: [{ account, region: 'ap-northeast-1' }],
        readRegion: 'eu-west-1',
        aggregator: undefined,
      }),
    ).toEqual([
      { account, region: 'us-east-1' },
      { account, region: 'us-gov-west-1' },
    ]);
  });
});
