import { boundedProblems } from './boundedProblems';

const problems = (count: number) =>
  Array.from({ length: count }, (_, index) => `line ${index + 1}: salt`);

describe('boundedProblems', () => {
  it('tells twenty, and how many more there are', () => {
    const bounded = boundedProblems(problems(252_000));
    expect(bounded).toEqual([...problems(20), 'and 251980 more']);
    expect(boundedProblems(bounded)).toEqual(bounded);
    // One more takes no more room than to tell of it
    expect(boundedProblems(problems(21))).toEqual(problems(21));
    expect(boundedProblems([])).toEqual([]);
  });

  it('cuts a long one, between characters', () => {
    const [cut] = boundedProblems([`${'a'.repeat(298)}😀${'b'.repeat(9_000)}`]);
    expect(cut).toBe(`${'a'.repeat(298)}…`);
    expect(boundedProblems(['c'.repeat(300)])).toEqual(['c'.repeat(300)]);
  });
});
