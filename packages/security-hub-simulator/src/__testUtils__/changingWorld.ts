import fc from 'fast-check';
import { AsffRecord, SimulatorControl } from '..';
import {
  administrator,
  controlFinding,
  home,
  linked,
  member,
  otherMember,
} from './smallWorld';

/** Accounts that findings are in. */
export const accounts = [administrator, member, otherMember];
const times = ['2026-02-01T00:00:00.000Z', '2026-02-02T00:00:00.000Z'];
/** Resources that findings are about. */
export const arns = [
  'arn:aws:s3:::assets',
  `arn:aws:sqs:${home}:${member}:jobs`,
  `arn:aws:ec2:${linked}:${member}:instance/i-1`,
  `arn:aws:iam::${member}:role/deploy`,
  `arn:aws:iam::${otherMember}:policy/deploy`,
  'AWS::::Account:1',
  ...Array.from({ length: 6 }, (_, at) => `arn:aws:s3:::bucket-${at}`),
];
const tagSets = [undefined, {}, { Service: 'checkout' }, { Service: 'pay' }];

const resource = fc.record({
  Id: fc.constantFrom(...arns),
  Type: fc.constantFrom('AwsS3Bucket', 'AwsSqsQueue'),
  Region: fc.constantFrom(home, linked),
  Tags: fc.constantFrom(...tagSets),
});
const members = fc.record({
  UpdatedAt: fc.constantFrom(...times),
  Workflow: fc.constantFrom(
    ...['NEW', 'NOTIFIED', 'SUPPRESSED', 'RESOLVED'].map(Status => ({
      Status,
    })),
  ),
  Severity: fc.constantFrom({ Label: 'LOW' }, { Label: 'CRITICAL' }),
  Compliance: fc.constantFrom(
    ...[undefined, 'PASSED', 'FAILED'].map(Status => ({ Status })),
  ),
  RecordState: fc.constantFrom('ACTIVE', 'ARCHIVED'),
});
/** Findings that come in runs about one resource, in one account. */
export const findings = fc
  .array(
    fc.record({
      about: resource,
      account: fc.constantFrom(...accounts),
      Region: fc.constantFrom(home, linked),
      each: fc.array(members, { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map(runs =>
    runs
      .flatMap(({ about, account, Region, each }) =>
        each.map(over => ({
          ...over,
          Region,
          AwsAccountId: account,
          Resources: [about],
        })),
      )
      .map((over, number) => controlFinding(number, over)),
  );

/** Something happens to the finding with a number. */
export const change = fc.record({
  number: fc.nat({ max: 20 }),
  what: fc.constantFrom(
    'pass',
    'archive',
    'delete',
    'delete',
    'move',
    'move',
    'unified',
    'add',
    'tags',
    'without tags',
    'unknown',
  ),
  resource,
  time: fc.constantFrom(...times),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** Lets it happen. Returns what the control answers. */
export function apply(
  control: SimulatorControl,
  all: AsffRecord[],
  to: Change,
) {
  const { number, what, resource: other, time } = to;
  const finding = all[number % all.length];
  const selector = { id: String(finding.Id) };
  const { surroundings } = control;
  switch (what) {
    case 'pass':
      return control.pass(selector);
    case 'archive':
      return control.archive(selector);
    case 'delete':
      return control.deleteRecords(selector);
    case 'move':
      return control.patch(selector, { Resources: [other], UpdatedAt: time });
    case 'unified':
      return control.setUnifiedStatus(selector, 'NOTIFIED');
    case 'add':
      return control.addFindings([
        controlFinding(100 + number, { UpdatedAt: time, Resources: [other] }),
      ]);
    case 'tags':
      return surroundings.setResourceTags(other.Id, { Env: 'prod' });
    case 'without tags':
      return surroundings.setResourceTags(other.Id, {});
    default:
      return surroundings.setResourceTags(other.Id, 'unknown');
  }
}
