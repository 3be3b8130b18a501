import { problemOfQuery } from './problemOfQuery';

describe('problemOfQuery', () => {
  it.each([
    'Policy',
    'SummaryMap.AccountMFAEnabled',
    'Reservations[].Instances[].MetadataOptions.[HttpTokens,State]',
    'SecurityGroupRules[?!IsEgress && (CidrIpv4==`0.0.0.0/0` || CidrIpv6==`::/0`)].[SecurityGroupRuleId,FromPort]',
    "Features[?Name=='RUNTIME_MONITORING'].Status | [0]",
    '[0:2].{Name: Tags[?Key==`Name`]|[0].Value, "an id": Id}',
    'sort_by(Images, &CreationDate)[-1].ImageId',
    'length(not_null(A, `[]`)) > `0`',
    '*.b[*].c[::2]',
    '@',
  ])('accepts %s', query => {
    expect(problemOfQuery(query)).toBeUndefined();
  });

  it.each([
    ["Features[?Name='A']", /^"='A'\]"/],
    ['A[b]', /"b" stands where/],
    ['A.B[', /the end stands where/],
    ['A]', /"]" stands where an operator/],
    ['A B', /"B" stands where an operator/],
    ['lenght(A)', /no function lenght; did you mean length/],
    ['{A}', /"}" stands where ":"/],
    ["[?A=='b]", /^"'b\]"/],
    ['A-b', /^"-b"/],
    ['', /the end stands where a name/],
  ])('refuses %s', (query, reason) => {
    expect(problemOfQuery(query)).toMatch(reason);
  });
});
