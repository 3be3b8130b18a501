import fc from 'fast-check';
import {
  isArnPatternMistake,
  matchesArn,
  matchesGlob,
  parseArnPattern,
} from './arnPattern';

describe('arnPattern', () => {
  it.each<[string, string, boolean]>([
    ['arn:aws:s3:::checkout-*', 'arn:aws:s3:::checkout-logs', true],
    ['arn:aws:s3:::checkout-*', 'arn:aws:s3:::checkout-', true],
    ['arn:aws:s3:::checkout-*', 'arn:aws:s3:::Checkout-logs', false],
    ['arn:aws:s3:::checkout-*', 'arn:aws-cn:s3:::checkout-logs', false],
    ['arn:aws:s3:::checkout', 'arn:aws:s3:::checkout/object', false],
    ['arn:aws:s3:::a*b*c', 'arn:aws:s3:::a-b-b-c', true],
    ['arn:aws:s3:::a*bc*c', 'arn:aws:s3:::abc', false],
    ['arn:aws:s3:::a.c', 'arn:aws:s3:::abc', false],
    [
      'arn:aws:rds:*:111122223333:db:checkout-*',
      'arn:aws:rds:ap-northeast-1:111122223333:db:checkout-1',
      true,
    ],
    [
      'arn:aws:rds:*:111122223333:db:checkout-*',
      'arn:aws:rds:ap-northeast-1:444455556666:db:checkout-1',
      false,
    ],
    // A star does not cross into the account part
    [
      'arn:aws:sns:us-*:111122223333:x',
      'arn:aws:sns:us-east-1:444455556666:x:111122223333:x',
      false,
    ],
    [
      'arn:aws:lambda:*:*:function:checkout:*',
      'arn:aws:lambda:us-east-1:111122223333:function:checkout:7',
      true,
    ],
    ['arn:aws:s3:::checkout-*', 'checkout-logs', false],
  ])('%s against %s: %s', (text, arn, expected) => {
    const pattern = parseArnPattern(text);
    if (isArnPatternMistake(pattern)) {
      throw new Error(pattern.message);
    }
    expect(matchesArn(pattern, arn)).toBe(expected);
  });

  it('knows the literal prefix and the account', () => {
    expect(parseArnPattern('arn:aws:rds:*:111122223333:db:x')).toMatchObject({
      literal: false,
      literalPrefix: 'arn:aws:rds:',
      account: '111122223333',
      service: 'rds',
    });
    expect(parseArnPattern('arn:aws:iam::aws:policy/A')).toMatchObject({
      literal: true,
      account: undefined,
    });
  });

  it('matches a text like a regular expression would', () => {
    const piece = fc.constantFrom('a', 'b', 'ab', '*', '.', '(');
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (pattern, text) => {
        const expression = new RegExp(
          `^${pattern
            .map(part => (part === '*' ? '.*' : part.replace(/[.(]/, '\\$&')))
            .join('')}$`,
        );
        expect(matchesGlob(pattern.join(''), text.join(''))).toBe(
          expression.test(text.join('')),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('does not backtrack', () => {
    // Ends at once, or (with backtracking over 900 stars) never
    expect(
      matchesGlob(`${'*a'.repeat(900)}*b*c`, `${'a'.repeat(100_000)}b`),
    ).toBe(false);
  });
});
