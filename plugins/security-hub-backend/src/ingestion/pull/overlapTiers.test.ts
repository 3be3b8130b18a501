import { durationToMilliseconds } from '@backstage/types';
import { defaultOverlap, OverlapSettings } from '../../config';
import { OverlapTier, overlapTiers } from './overlapTiers';

const hour = 3_600_000;

/** As AWS does: EQUALS are joined by OR, NOT_EQUALS by AND; a finding without the attribute equals nothing. */
function isAsked(
  { from, until = Number.NEGATIVE_INFINITY, products }: OverlapTier,
  name: string | undefined,
  age: number,
): boolean {
  if (age > from || age < until) {
    return false;
  }
  if (!products) {
    return true;
  }
  return 'only' in products
    ? products.only.some(item => item === name)
    : products.except.every(item => item !== name);
}

describe('overlapTiers', () => {
  it('reads the last hours of all products, and the rest of those that come late', () => {
    expect(overlapTiers(defaultOverlap)).toEqual([
      { from: 2 * hour },
      {
        from: 48 * hour,
        until: 2 * hour - 1000,
        products: {
          except: [
            'Security Hub',
            'Security Hub CSPM',
            'Config',
            'IAM Access Analyzer',
          ],
        },
      },
    ]);
  });

  it.each<[string, OverlapSettings]>([
    ['the defaults', defaultOverlap],
    ['one overlap', { default: { hours: 48 }, products: {} }],
    [
      'shorter, equal and longer ones',
      {
        default: { days: 2 },
        products: {
          'Security Hub': { hours: 2 },
          Config: { minutes: 120 },
          Inspector: { hours: 36 },
          GuardDuty: { hours: 48 },
          Prowler: { days: 4 },
          Scanner: { days: 10 },
        },
      },
    ],
    [
      'longer ones only, some under a second apart',
      {
        default: { milliseconds: 1 },
        products: { A: { milliseconds: 500 }, B: { milliseconds: 2 } },
      },
    ],
  ])(
    'asks for each finding up to the overlap of its product: %s',
    (_, overlap) => {
      const tiers = overlapTiers(overlap);
      const ends = tiers.map(({ from }) => from);
      const ages = [
        -hour,
        0,
        300 * hour,
        ...ends.flatMap(end => [end - 1, end]),
      ];
      const names = [undefined, 'Unknown', ...Object.keys(overlap.products)];
      for (const name of names) {
        const reach = durationToMilliseconds(
          overlap.products[name ?? ''] ?? overlap.default,
        );
        for (const age of [...ages, ...ends.map(end => end + 1)]) {
          expect([
            name,
            age,
            tiers.some(tier => isAsked(tier, name, age)),
          ]).toEqual([name, age, age <= reach]);
        }
      }
      // And for none of them twice, but for the second that two spans share
      const middles = ends.map(
        (end, index) => (end + (ends[index - 1] ?? 0)) / 2,
      );
      for (const age of middles.filter(
        item => !ends.some(end => end - item < 1001 && end >= item),
      )) {
        expect(
          names.filter(
            name => tiers.filter(tier => isAsked(tier, name, age)).length > 1,
          ),
        ).toEqual([]);
      }
    },
  );
});
