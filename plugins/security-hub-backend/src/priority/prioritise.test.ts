import {
  environments,
  priorities,
  severities,
} from 'backstage-plugin-security-hub-common';
import { defaultPrioritySettings } from '../config/defaultPrioritySettings';
import { prioritise, PriorityContext, PriorityFinding } from './prioritise';

const finding: PriorityFinding = {
  severity: 'HIGH',
  kind: 'control',
  firstSeenAt: '2026-03-01T10:00:00.000Z',
};

function result(
  changes: Partial<PriorityFinding>,
  context: Partial<PriorityContext> = {},
) {
  return prioritise(
    { ...finding, ...changes },
    { environment: 'prod', ...context },
    defaultPrioritySettings,
  );
}

describe('prioritise', () => {
  it.each([
    ['CRITICAL', 'prod', 'critical', '2026-03-02T10:00:00.000Z'],
    ['CRITICAL', 'unknown', 'critical', '2026-03-02T10:00:00.000Z'],
    ['CRITICAL', 'stage', 'high', '2026-03-15T10:00:00.000Z'],
    ['CRITICAL', 'dev', 'high', '2026-03-31T10:00:00.000Z'],
    ['CRITICAL', 'sandbox', 'medium', '2026-05-30T10:00:00.000Z'],
    ['HIGH', 'prod', 'high', '2026-03-08T10:00:00.000Z'],
    ['HIGH', 'dev', 'medium', '2026-05-30T10:00:00.000Z'],
    ['HIGH', 'sandbox', 'low', undefined],
    ['MEDIUM', 'prod', 'medium', '2026-03-31T10:00:00.000Z'],
    ['MEDIUM', 'dev', 'low', undefined],
    ['LOW', 'prod', 'low', '2026-05-30T10:00:00.000Z'],
    ['INFORMATIONAL', 'dev', 'low', undefined],
  ] as const)(
    '%s in %s is %s, due %s',
    (severity, environment, priority, due) => {
      const {
        priority: actual,
        dueAt,
        explanation,
      } = result({ severity }, { environment });
      expect(actual).toBe(priority);
      expect(dueAt).toBe(due);
      expect(explanation).toMatch(
        new RegExp(`^Severity ${severity} in .* is ${priority}; (due|no due)`),
      );
    },
  );

  it('never calls a graver finding, or one in production, less urgent', () => {
    const rank = (
      severity: (typeof severities)[number],
      environment: (typeof environments)[number],
    ) =>
      priorities.indexOf(defaultPrioritySettings.table[severity][environment]);
    for (const environment of environments) {
      severities.slice(1).forEach((severity, index) => {
        expect(rank(severity, environment)).toBeGreaterThanOrEqual(
          rank(severities[index], environment),
        );
        expect(rank(severity, environment)).toBeGreaterThanOrEqual(
          rank(severity, 'prod'),
        );
      });
    }
  });

  it('says when and why nothing is due, and who responds', () => {
    expect(result({ sample: true, severity: 'CRITICAL' })).toEqual({
      priority: 'low',
      explanation: 'A sample is low; no due date, as it is a sample.',
    });
    expect(result({ failing: false }).dueAt).toBeUndefined();
    expect(result({ firstSeenAt: 'yesterday' })).toEqual({
      priority: 'high',
      explanation:
        'Severity HIGH in prod is high; no due date, as it is not known since when it fails.',
    });
    const groups = {
      owner: 'group:default/team-a',
      threatResponder: 'group:default/responders',
    };
    expect(result({}, groups).responder).toBe(groups.owner);
    expect(result({ kind: 'threat' }, groups).responder).toBe(
      groups.threatResponder,
    );
    expect(result({ kind: 'threat' }, { owner: groups.owner }).responder).toBe(
      groups.owner,
    );
    expect(result({}).explanation).toBe(
      'Severity HIGH in prod is high; due 7 days after it was first seen.',
    );
  });

  it('follows the policy that it is given, over months and in UTC', () => {
    expect(
      prioritise(
        { ...finding, firstSeenAt: '2026-01-31T23:30:00+09:00' },
        { environment: 'dev' },
        {
          table: {
            ...defaultPrioritySettings.table,
            HIGH: { ...defaultPrioritySettings.table.HIGH, dev: 'critical' },
          },
          due: { critical: { dev: { months: 1, hours: 2 } } },
        },
      ),
    ).toMatchObject({
      priority: 'critical',
      dueAt: '2026-02-28T16:30:00.000Z',
    });
  });
});
