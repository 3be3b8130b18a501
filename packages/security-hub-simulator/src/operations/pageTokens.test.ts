import { PageTokens } from './pageTokens';

describe('PageTokens', () => {
  it('forgets the oldest when listings hold many rows, or when there are many tokens', () => {
    const tokens = PageTokens.create<{ rows: number[]; offset: number }>(
      () => 0,
      1_000,
      100,
    );
    const listing = (length: number) => Array.from({ length }, (_, at) => at);
    const old = listing(60);
    const first = tokens.issue('old', { rows: old, offset: 10 });
    const second = tokens.issue('old', { rows: old, offset: 20 });
    const small = tokens.issue('small', { rows: listing(40), offset: 1 });
    // 100 rows: all are there, however many tokens a listing has.
    expect(tokens.read(first, 'old').offset).toBe(10);
    expect(tokens.read(second, 'old').offset).toBe(20);
    // The newest listing is kept although it has more rows than may be.
    const large = tokens.issue('large', { rows: listing(150), offset: 5 });
    expect(tokens.read(large, 'large').offset).toBe(5);
    for (const [token, of] of [
      [first, 'old'],
      [second, 'old'],
      [small, 'small'],
    ]) {
      expect(() => tokens.read(token, of)).toThrow('NextToken is not valid');
    }
    // A listing that is gone makes room again.
    const next = tokens.issue('next', { rows: listing(90), offset: 2 });
    expect(() => tokens.read(large, 'large')).toThrow('not valid');
    const many = Array.from({ length: 500 }, (_, offset) =>
      tokens.issue('many', { rows: [], offset }),
    );
    expect(() => tokens.read(next, 'next')).toThrow('not valid');
    expect(tokens.read(many[0], 'many').offset).toBe(0);
    tokens.clear();
    expect(() => tokens.read(many[499], 'many')).toThrow('not valid');
    expect(
      tokens.read(tokens.issue('old', { rows: old, offset: 30 }), 'old').offset,
    ).toBe(30);
  });
});
