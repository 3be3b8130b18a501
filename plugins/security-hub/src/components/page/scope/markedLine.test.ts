import { markedLine } from './markedLine';

describe('markedLine', () => {
  it.each([
    ['111, 12', 5, '111, ', '12'],
    ['a\nbc: d\ne', 4, 'bc', ': d'],
    ['a\nb', 2, '', 'b'],
    ['ab', 0, '', 'ab'],
    ['ab', 2, 'ab', ''],
    ['名前=値,', 4, '名前=値', ','],
  ])('splits the line of %j at %d', (text, position, before, after) => {
    expect(markedLine(text, position)).toEqual({ before, after });
  });

  it('cuts long lines around the mistake', () => {
    const text = `${'a'.repeat(500)}!${'b'.repeat(500)}`;
    const line = markedLine(text, 500);
    expect(line?.before).toMatch(/^…a{60}$/);
    expect(line?.after).toMatch(/^!b{59}…$/);
  });

  it('marks nothing without a place', () => {
    expect(markedLine('a', undefined)).toBeUndefined();
    expect(markedLine('', 0)).toBeUndefined();
    expect(markedLine('a', 5)).toBeUndefined();
  });
});
