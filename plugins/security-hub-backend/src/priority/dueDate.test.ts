import { Pause, pausedDueDate, unpausedDueDate } from './dueDate';

const since = '2026-03-01T10:00:00.000Z';
const due = '2026-03-08T10:00:00.000Z';
const day = (number: number) =>
  `2026-03-${String(number).padStart(2, '0')}T10:00:00.000Z`;

describe('unpausedDueDate', () => {
  it.each([
    [since, { days: 7 }, due],
    [since, undefined, undefined],
    ['yesterday', { days: 7 }, undefined],
    // By the calendar, in UTC
    [
      '2026-01-31T23:30:00+09:00',
      { months: 1, hours: 2 },
      '2026-02-28T16:30:00.000Z',
    ],
  ])('%s and %j is %s', (firstSeen, time, expected) => {
    expect(unpausedDueDate(firstSeen, time)).toBe(expected);
  });
});

describe('pausedDueDate', () => {
  it.each<[string, Pause[], string | undefined]>([
    ['never accepted', [], due],
    ['accepted now', [{ from: day(2) }], undefined],
    ['accepted for three days', [{ from: day(2), to: day(5) }], day(11)],
    ['accepted when it was overdue', [{ from: day(10), to: day(12) }], day(10)],
    [
      'accepted twice',
      [
        { from: day(6), to: day(7) },
        { from: day(2), to: day(4) },
      ],
      day(11),
    ],
    [
      'renewed',
      [
        { from: day(2), to: day(4) },
        { from: day(4), to: day(5) },
      ],
      day(11),
    ],
    [
      'twice at the same time',
      [
        { from: day(2), to: day(5) },
        { from: day(3), to: day(4) },
        { from: day(4), to: day(6) },
      ],
      day(12),
    ],
    [
      'before it was first seen',
      [{ from: '2026-02-01T00:00:00.000Z', to: day(2) }],
      day(9),
    ],
    [
      'accepted again',
      [{ from: day(2), to: day(4) }, { from: day(6) }],
      undefined,
    ],
    ['ended before it began', [{ from: day(5), to: day(2) }], due],
  ])('%s: %j is %s', (_, pauses, expected) => {
    expect(pausedDueDate(due, since, pauses)).toBe(expected);
    expect(pausedDueDate(due, since, [...pauses].reverse())).toBe(expected);
    expect(pausedDueDate(undefined, since, pauses)).toBeUndefined();
  });
});
