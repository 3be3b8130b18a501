import { clockOffset } from './clockOffset';

describe('clockOffset', () => {
  const sent = Date.parse('2026-03-01T12:00:00.500Z');
  const at = (milliseconds: number) => new Date(milliseconds).toUTCString();

  it.each([
    ['the same second', sent, sent + 200, at(sent), 0],
    [
      'the next second, within a slow answer',
      sent,
      sent + 700,
      at(sent + 700),
      0,
    ],
    ['no header', sent, sent + 200, undefined, 0],
    ['no date', sent, sent + 200, 'yesterday', 0],
  ])('finds no offset for %s', (_, from, to, header, expected) => {
    expect(clockOffset(from, to, header)).toBe(expected);
  });

  it.each([3_600_000, -3_600_000, 5000, -5000])(
    'finds an offset of %s ms to a second',
    offset => {
      const found = clockOffset(sent, sent + 100, at(sent + offset));
      expect(Math.abs(found - offset)).toBeLessThan(1000);
    },
  );
});
