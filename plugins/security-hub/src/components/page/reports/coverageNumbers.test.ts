import { coverageShare } from './coverageNumbers';

const none = {
  findings: 0,
  primary: 0,
  rule: 0,
  ledger: 0,
  conflict: 0,
  orphan: 0,
};

describe('coverageShare', () => {
  it.each([
    ['no findings', none, undefined],
    ['all', { ...none, findings: 3, primary: 1, rule: 1, ledger: 1 }, 1],
    ['none', { ...none, findings: 3, conflict: 1, orphan: 2 }, 0],
    ['a part', { ...none, findings: 100, primary: 57, orphan: 43 }, 0.57],
    [
      'all but one of a million',
      { ...none, findings: 1_000_000, primary: 999_999, orphan: 1 },
      0.999,
    ],
    [
      'one of a million',
      { ...none, findings: 1_000_000, ledger: 1, orphan: 999_999 },
      0.001,
    ],
  ])('is neither all nor nothing by rounding: %s', (_name, counts, share) => {
    expect(coverageShare(counts)).toBe(share);
  });
});
