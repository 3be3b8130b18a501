import { DecisionKind } from 'backstage-plugin-security-hub-common';
import { CoverageEvent, CoverageState, reduceCoverage } from './coverage';
import { coverageOf, DecidableFinding } from './coverageOf';

const at = '2030-01-02T00:00:00.000Z';
const before = '2030-01-01T00:00:00.000Z';
const active: CoverageState = { state: 'active' };

describe('reduceCoverage', () => {
  const events: Record<string, CoverageEvent> = {
    time: { type: 'time-passed', at },
    again: { type: 'decided-again', at, by: 'user:default/a', decisionId: 'b' },
    reopened: { type: 'reopened', at, by: 'user:default/a', decisionId: 'b' },
    fixed: { type: 'passed-or-archived', at },
    settled: { type: 'settled', at },
    changed: { type: 'changed', at },
  };

  it.each<[DecisionKind, string, string]>([
    ['accept-risk', 'time', 'expiry'],
    ['false-positive', 'time', 'expiry'],
    ['acknowledge', 'time', 'active'],
    ['accept-risk', 'again', 'superseded'],
    ['acknowledge', 'again', 'superseded'],
    ['accept-risk', 'reopened', 'reopened'],
    ['acknowledge', 'reopened', 'reopened'],
    ['acknowledge', 'fixed', 'fixed'],
    ['reopen', 'fixed', 'fixed'],
    ['accept-risk', 'fixed', 'active'],
    ['false-positive', 'fixed', 'active'],
    ['reopen', 'settled', 'applied'],
    ['accept-risk', 'settled', 'active'],
    ['acknowledge', 'settled', 'active'],
    ['acknowledge', 'changed', 'active'],
  ])('%s, %s: %s', (kind, event, expected) => {
    const endsAt = kind === 'acknowledge' ? undefined : before;
    const next = reduceCoverage(active, events[event], { kind, endsAt });
    expect(next.state === 'ended' ? next.cause : next.state).toBe(expected);
    expect(next === active).toBe(expected === 'active');
  });

  it('does not end before its time, and an end is final', () => {
    const decision = { kind: 'accept-risk', endsAt: at } as const;
    expect(
      reduceCoverage(active, { type: 'time-passed', at: before }, decision),
    ).toBe(active);
    const ended = reduceCoverage(active, events.time, decision);
    expect(ended).toEqual({ state: 'ended', at, cause: 'expiry' });
    for (const event of Object.values(events)) {
      expect(reduceCoverage(ended, event, decision)).toBe(ended);
    }
  });
});

describe('coverageOf', () => {
  const failing: DecidableFinding = {
    failing: true,
    awsStatus: 'open',
    status: 'open',
  };
  const accepted: DecidableFinding = { ...failing, awsStatus: 'accepted' };
  const passed: DecidableFinding = {
    failing: false,
    awsStatus: 'resolved',
    status: 'resolved',
  };
  const archived: DecidableFinding = {
    failing: false,
    awsStatus: 'archived',
    status: 'archived',
  };
  const hidden: DecidableFinding = { ...failing, awsStatus: 'resolved' };

  it.each<
    [string, DecisionKind, DecidableFinding, DecisionKind | undefined, string]
  >([
    ['failing', 'acknowledge', failing, undefined, 'covered'],
    ['failing', 'accept-risk', failing, undefined, 'covered'],
    ['acknowledged', 'acknowledge', failing, 'acknowledge', 'already-decided'],
    ['acknowledged', 'accept-risk', failing, 'acknowledge', 'covered'],
    ['accepted', 'accept-risk', failing, 'accept-risk', 'covered'],
    ['accepted', 'false-positive', failing, 'accept-risk', 'covered'],
    ['accepted', 'acknowledge', failing, 'accept-risk', 'covered'],
    ['accepted', 'reopen', failing, 'accept-risk', 'covered'],
    ['open', 'reopen', failing, undefined, 'already-decided'],
    ['reopened', 'reopen', accepted, 'reopen', 'already-decided'],
    ['accepted in AWS alone', 'reopen', accepted, undefined, 'covered'],
    ['RESOLVED by hand', 'reopen', hidden, undefined, 'not-decidable'],
    ['passed', 'acknowledge', passed, undefined, 'not-decidable'],
    ['passed', 'accept-risk', passed, 'accept-risk', 'not-decidable'],
    ['passed under our acceptance', 'reopen', passed, 'accept-risk', 'covered'],
    ['passed', 'reopen', passed, undefined, 'not-decidable'],
    ['archived', 'false-positive', archived, undefined, 'not-decidable'],
  ])('%s: %s', (_, kind, finding, former, expected) => {
    const result = coverageOf(kind, finding, former && { kind: former });
    expect(result.covered ? 'covered' : result.reason).toBe(expected);
    expect(result.covered || result.message !== '').toBe(true);
  });
});
