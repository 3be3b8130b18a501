import fc from 'fast-check';
import { AsffRecord, memberOf } from '../store/AsffRecord';
import { StoredRecord } from '../store/StoredRecord';
import { compileFilters } from './compileFilters';

const now = Date.parse('2026-03-01T00:00:00.000Z');
const finding: AsffRecord = {
  Id: 'finding-1',
  ProductArn: 'arn:product',
  Title: 'CloudFront distribution without logs',
  Types: ['Software/A', 'TTPs/B'],
  UpdatedAt: '2026-02-20T12:00:00+09:00',
  Severity: { Normalized: 70 },
  Confidence: 42,
  Compliance: { Status: 'FAILED', SecurityControlId: 'Config.1' },
  Note: { Text: 'hello', UpdatedBy: 'me', UpdatedAt: '2026-02-25T00:00:00Z' },
  ProductFields: { count: '3' },
  Resources: [
    { Id: 'r1', Type: 'AwsIamPolicy', Tags: { Service: 'checkout' } },
    { Id: 'r2', Type: 'AwsEc2Vpc', Tags: { Service: 'payments', Env: 'prod' } },
  ],
};
const record = { account: '111122223333', region: 'us-east-1' } as StoredRecord;
const options = { now, contains: true };
const matches = (filters: unknown, over: AsffRecord = {}) =>
  compileFilters(filters, options).matches({ ...finding, ...over }, record);

const is = (Value: string, Comparison = 'EQUALS') => ({ Value, Comparison });
const tag = (Key: string, Value: string, Comparison = 'EQUALS') => ({
  Key,
  Value,
  Comparison,
});

describe('compileFilters', () => {
  it.each<[string, object, boolean]>([
    ['no filter', {}, true],
    ['EQUALS are joined by OR', { Id: [is('x'), is('finding-1')] }, true],
    ['values are case-sensitive', { Id: [is('Finding-1')] }, false],
    [
      'attributes are joined by AND',
      { Id: [is('finding-1')], Title: [is('x')] },
      false,
    ],
    ['PREFIX', { Title: [is('Cloud', 'PREFIX')] }, true],
    [
      'CONTAINS',
      { Title: [is('nothing', 'CONTAINS'), is('without', 'CONTAINS')] },
      true,
    ],
    [
      'NOT_CONTAINS are joined by AND',
      { Title: [is('nothing', 'NOT_CONTAINS'), is('without', 'NOT_CONTAINS')] },
      false,
    ],
    [
      'NOT_EQUALS are joined by AND',
      { Id: [is('x', 'NOT_EQUALS'), is('finding-1', 'NOT_EQUALS')] },
      false,
    ],
    [
      'NOT_EQUALS of something else',
      { Id: [is('x', 'NOT_EQUALS'), is('y', 'NOT_EQUALS')] },
      true,
    ],
    ['PREFIX_NOT_EQUALS', { Title: [is('Cloud', 'PREFIX_NOT_EQUALS')] }, false],
    [
      'PREFIX first, then NOT_EQUALS',
      { ResourceType: [is('AwsIam', 'PREFIX'), is('AwsEc2Vpc', 'NOT_EQUALS')] },
      false,
    ],
    ['an absent member equals nothing', { CompanyName: [is('')] }, false],
    [
      'an absent member differs from everything',
      { CompanyName: [is('x', 'NOT_EQUALS')] },
      true,
    ],
    ['any of several values', { ResourceId: [is('r2')] }, true],
    ['lists of texts', { Type: [is('TTPs/B')] }, true],
    [
      'control ids exactly',
      { ComplianceSecurityControlId: [is('Config.10')] },
      false,
    ],
    ['a label from the number', { SeverityLabel: [is('HIGH')] }, true],
    ['the state that is meant', { RecordState: [is('ACTIVE')] }, true],
    ['the workflow that is meant', { WorkflowStatus: [is('NEW')] }, true],
    [
      'the account of the store',
      { AwsAccountId: [is('111122223333')], Region: [is('us-east-1')] },
      true,
    ],
    [
      'dates: both ends belong to it',
      {
        UpdatedAt: [
          { Start: '2026-02-20T03:00:00Z', End: '2026-02-20T03:00:00Z' },
        ],
      },
      true,
    ],
    [
      'dates: outside',
      { UpdatedAt: [{ Start: '2026-02-20T03:00:01Z' }] },
      false,
    ],
    [
      'dates: joined by OR',
      {
        UpdatedAt: [
          { End: '2026-01-01T00:00:00Z' },
          { Start: '2026-02-01T00:00:00Z' },
        ],
      },
      true,
    ],
    [
      'dates: within days',
      { NoteUpdatedAt: [{ DateRange: { Value: 4, Unit: 'DAYS' } }] },
      true,
    ],
    [
      'dates: not within days',
      {
        NoteUpdatedAt: [
          { DateRange: { Value: 3, Unit: 'DAYS', Comparison: 'WITHIN' } },
        ],
      },
      false,
    ],
    [
      'dates: older than days',
      {
        NoteUpdatedAt: [
          { DateRange: { Value: 3, Unit: 'DAYS', Comparison: 'OLDER_THAN' } },
        ],
      },
      true,
    ],
    [
      'dates: absent',
      { CreatedAt: [{ Start: '2000-01-01T00:00:00Z' }] },
      false,
    ],
    [
      'numbers: bounds hold together',
      { Confidence: [{ Gte: 42, Lt: 43 }] },
      true,
    ],
    ['numbers: exclusive', { Confidence: [{ Gt: 42 }] }, false],
    ['numbers: joined by OR', { Confidence: [{ Eq: 1 }, { Lte: 50 }] }, true],
    [
      'tags: joined by OR, also of two keys',
      { ResourceTags: [tag('Service', 'x'), tag('Env', 'prod')] },
      true,
    ],
    [
      'tags: NOT_EQUALS',
      { ResourceTags: [tag('Service', 'checkout', 'NOT_EQUALS')] },
      false,
    ],
    [
      'tags: NOT_EQUALS of an absent key',
      { ResourceTags: [tag('Team', 'a', 'NOT_EQUALS')] },
      true,
    ],
    ['product fields', { ProductFields: [tag('count', '3')] }, true],
    ['no sample', { Sample: [{ Value: true }] }, false],
    ['not being a sample', { Sample: [{ Value: false }] }, true],
    ['a keyword anywhere', { Keyword: [{ Value: 'AwsIamPolicy' }] }, true],
  ])('%s', (_, filters, expected) => {
    expect(matches(filters)).toBe(expected);
  });

  it.each<[string, object]>([
    ['an unknown attribute', { Nonsense: [is('x')] }],
    [
      'more than 20 values',
      { Id: Array.from({ length: 21 }, (_, index) => is(String(index))) },
    ],
    ['EQUALS with NOT_EQUALS', { Id: [is('x'), is('y', 'NOT_EQUALS')] }],
    [
      'EQUALS with PREFIX_NOT_EQUALS',
      { Id: [is('x'), is('y', 'PREFIX_NOT_EQUALS')] },
    ],
    [
      'CONTAINS with another',
      { Title: [is('x', 'CONTAINS'), is('y', 'PREFIX')] },
    ],
    ['CONTAINS on tags', { ResourceTags: [tag('a', 'b', 'CONTAINS')] }],
    ['an unknown comparison', { Id: [is('x', 'LIKE')] }],
    ['a date that is none', { UpdatedAt: [{ Start: 'yesterday' }] }],
    ['a date filter without bounds', { UpdatedAt: [{}] }],
    ['a number filter without bounds', { Confidence: [{}] }],
    [
      'more than 10 attributes',
      Object.fromEntries(
        [
          'Id',
          'Title',
          'Type',
          'ProductArn',
          'GeneratorId',
          'Region',
          'RecordState',
          'ResourceId',
          'ResourceType',
          'NoteText',
          'CompanyName',
        ].map(name => [name, [is('x')]]),
      ),
    ],
  ])('refuses %s', (_, filters) => {
    expect(() => compileFilters(filters, options)).toThrow(
      expect.objectContaining({ code: 'InvalidInputException' }),
    );
  });

  it('takes CONTAINS only where the switch says so', () => {
    const filters = { Title: [is('x', 'CONTAINS')] };
    expect(() => compileFilters(filters, { now, contains: false })).toThrow(
      /automation rules/,
    );
    expect(() =>
      compileFilters(filters, { now, contains: true }),
    ).not.toThrow();
  });

  it('agrees with a naive evaluation', () => {
    const word = fc.constantFrom('a', 'ab', 'abc', 'b', 'bc', '');
    const filter = fc.record({
      Value: word,
      Comparison: fc.constantFrom(
        'EQUALS',
        'PREFIX',
        'NOT_EQUALS',
        'PREFIX_NOT_EQUALS',
      ),
    });
    const naive = (
      value: string | undefined,
      filters: { Value: string; Comparison: string }[],
    ) => {
      const including = filters.filter(f => !f.Comparison.includes('NOT'));
      const excluding = filters.filter(f => f.Comparison.includes('NOT'));
      const holds = (f: { Value: string; Comparison: string }) =>
        value !== undefined &&
        (f.Comparison.startsWith('PREFIX')
          ? value.startsWith(f.Value)
          : value === f.Value);
      return (
        (including.length === 0 || including.some(holds)) &&
        !excluding.some(holds)
      );
    };
    fc.assert(
      fc.property(
        fc.record({
          Title: fc.option(word, { nil: undefined }),
          GeneratorId: fc.option(word, { nil: undefined }),
        }),
        fc.record({
          Title: fc.array(filter, { maxLength: 3 }),
          GeneratorId: fc.array(filter, { maxLength: 3 }),
        }),
        (members, filters) => {
          const combined = (['Title', 'GeneratorId'] as const).some(name => {
            const used = new Set(filters[name].map(f => f.Comparison));
            return (
              used.has('EQUALS') &&
              (used.has('NOT_EQUALS') || used.has('PREFIX_NOT_EQUALS'))
            );
          });
          fc.pre(!combined);
          const expected = (['Title', 'GeneratorId'] as const).every(name =>
            naive(memberOf(members, name) as string | undefined, filters[name]),
          );
          expect(
            matches(filters, {
              Title: members.Title,
              GeneratorId: members.GeneratorId,
            }),
          ).toBe(expected);
        },
      ),
    );
  });
});
