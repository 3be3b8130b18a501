import fc from 'fast-check';
import { controlFinding, home, member } from '../../__testUtils__/smallWorld';
import { StoredRecord } from '../../store/StoredRecord';
import { Sightings } from './Sightings';

const arn = 'arn:aws:s3:::assets';
const seen: [day: number, tags: Record<string, string> | undefined][] = [
  [1, { Service: 'first' }],
  [3, { Service: 'newest' }],
  [3, { Service: 'as new, but later' }],
  [2, undefined],
];
const records = seen.map(
  ([day, Tags], number): StoredRecord => ({
    sequence: number + 1,
    account: member,
    region: home,
    deleted: false,
    finding: controlFinding(number, {
      UpdatedAt: `2026-02-0${day}T00:00:00.000Z`,
      Resources: [{ Id: arn, Type: 'AwsS3Bucket', Tags }, { Id: 'no ARN' }],
    }),
  }),
);

describe('Sightings', () => {
  it('come to the newest, and to whether there were ever tags, in any order', () => {
    const found = (some: StoredRecord[]) => {
      const sightings = Sightings.create();
      some.forEach(record => sightings.addRecord(record));
      return [...sightings.byArn().values()];
    };
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: 1 }), some => {
        const [newest] = [...some].sort(
          (left, right) =>
            seen[right.sequence - 1][0] - seen[left.sequence - 1][0] ||
            left.sequence - right.sequence,
        );
        expect(found(some)).toEqual([
          {
            arn,
            accountId: member,
            region: home,
            type: 'AWS::S3::Bucket',
            tags: seen[newest.sequence - 1][1] ?? {},
            everTagged: some.some(({ sequence }) => sequence < 4),
          },
        ]);
      }),
    );
  });
});
