import { SyncState } from '../../database/operations/sync';
import { dueWork } from './dueWork';
import { dueSince } from './isDue';

const now = Date.parse('2026-03-10T12:00:00.000Z');
const minute = 60_000;
const at = (minutesAgo: number) =>
  new Date(now - minutesAgo * minute).toISOString();
const schedules = {
  fullRead: { days: 1 },
  incremental: { minutes: 10 },
  statusSweep: { minutes: 15 },
  dirtyReads: { minutes: 5 },
};
const fresh = { changes: at(1), sweep: at(1), dirty: at(1), members: at(1) };
const progress = {
  startedAt: at(30),
  resumed: false,
  read: 1,
  stored: 1,
  rejected: 0,
};

const state = (over: Partial<SyncState>): SyncState => ({
  source: 'a',
  partition: 'aws',
  account: '111122223333',
  region: 'eu-west-1',
  role: 'account',
  state: 'ok',
  counts: { read: 1, stored: 1, rejected: 0 },
  lastFullReadAt: at(60),
  lastRuns: fresh,
  ...over,
});

describe('dueWork', () => {
  const day = 24 * 60;
  it.each<[string, Partial<SyncState>, Array<[string, number]>]>([
    ['nothing is due', {}, []],
    [
      'was never read',
      { lastFullReadAt: undefined, lastRuns: undefined },
      [['full', 0]],
    ],
    [
      'a first read is under way, broken off two minutes ago',
      { lastFullReadAt: undefined, progress, lastRuns: { full: at(2) } },
      [['full', now - 2 * minute]],
    ],
    [
      'its first read has just ended',
      { lastFullReadAt: at(0), lastRuns: { full: at(9) } },
      [
        ['changes', now],
        ['sweep', now],
        ['dirty', now],
      ],
    ],
    [
      'each kind by its own time',
      { lastRuns: { ...fresh, changes: at(12), sweep: at(14), dirty: at(5) } },
      [
        ['changes', now - 2 * minute],
        ['dirty', now],
      ],
    ],
    [
      'a day has gone by',
      { lastFullReadAt: at(day + 3) },
      [['full', now - 3 * minute]],
    ],
    [
      'a full read has failed a moment ago',
      {
        progress,
        lastError: { kind: 'timeout', message: '', at: at(0) },
        lastRuns: { ...fresh, full: at(0.5) },
      },
      [],
    ],
    [
      'a full read has failed a while ago',
      {
        progress,
        lastError: { kind: 'timeout', message: '', at: at(1) },
        lastRuns: { ...fresh, full: at(1) },
      },
      [['full', now - minute]],
    ],
    [
      'it was denied, and is not asked again every minute',
      {
        lastFullReadAt: undefined,
        lastError: { kind: 'denied', message: '', at: at(9) },
        lastRuns: { full: at(9) },
      },
      [],
    ],
    [
      'it was denied, ten minutes ago',
      {
        lastFullReadAt: undefined,
        lastError: { kind: 'denied', message: '', at: at(10) },
        lastRuns: { full: at(10) },
      },
      [['full', now - 10 * minute]],
    ],
    [
      'it reads for more accounts since then',
      { fullReadWantedAt: at(1), lastRuns: { ...fresh, full: at(70) } },
      [['full', now - 70 * minute]],
    ],
    [
      'members are listed by administrators',
      { role: 'administrator', lastRuns: { ...fresh, members: at(6) } },
      [['members', now - minute]],
    ],
    [
      'all was done in the future: the clock was set back',
      {
        role: 'administrator',
        lastFullReadAt: at(-day),
        lastRuns: {
          changes: at(-day),
          sweep: at(-day),
          dirty: at(-day),
          members: at(-day),
        },
      },
      [
        ['members', now],
        ['full', now],
        ['changes', now],
        ['sweep', now],
        ['dirty', now],
      ],
    ],
    [
      "another replica's clock is two minutes ahead",
      { lastFullReadAt: at(-2), lastRuns: { ...fresh, dirty: at(-2) } },
      [],
    ],
  ])('%s', (_, over, expected) => {
    expect(
      dueWork(state(over), now, schedules).map(({ kind, since }) => [
        kind,
        since,
      ]),
    ).toEqual(expected);
  });

  it('has no period before the first time', () => {
    expect(dueSince(undefined, minute, now)).toBe(0);
    expect(dueSince(at(1), minute, now)).toBe(now);
    expect(dueSince(at(0.9), minute, now)).toBeUndefined();
  });
});
