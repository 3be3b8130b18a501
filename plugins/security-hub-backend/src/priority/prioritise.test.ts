import { priorities, severities } from 'backstage-plugin-security-hub-common';
import { defaultPrioritySettings } from '../config/defaultPrioritySettings';
import { explain } from './explain';
import { prioritise, PriorityContext, PriorityFinding } from './prioritise';
import { inputsText, parseInputs } from './priorityInput';

const finding: PriorityFinding = {
  severity: 'HIGH',
  kind: 'control',
  productKey: 'security-hub',
  firstSeenAt: '2026-03-01T10:00:00.000Z',
};

function result(
  changes: Partial<PriorityFinding>,
  context: Partial<PriorityContext> = {},
) {
  return prioritise(
    { ...finding, ...changes },
    { environment: 'prod', at: '2026-03-02T10:00:00.000Z', ...context },
    defaultPrioritySettings,
  );
}

function words(
  changes: Partial<PriorityFinding>,
  context: Partial<PriorityContext> = {},
) {
  const made = result(changes, context);
  return explain({
    ...made,
    inputs: parseInputs(inputsText(made.inputs)),
    failing: changes.failing !== false,
    sample: changes.sample === true,
    accepted: context.pauses?.some(({ to }) => to === undefined) ?? false,
  });
}

describe('the risk matrix', () => {
  const matrix = `
    critical | high   | high   | critical | critical
    high     | medium | high   | high     | critical
    medium   | low    | medium | high     | high
    low      | low    | low    | medium   | high`;

  it('is N1 by default, from Low to Critical', () => {
    for (const line of matrix.trim().split('\n')) {
      const [likelihood, ...cells] = line.split('|').map(cell => cell.trim());
      const row = Object.entries(defaultPrioritySettings.matrix).find(
        ([key]) => key === likelihood,
      )?.[1];
      expect([row?.LOW, row?.MEDIUM, row?.HIGH, row?.CRITICAL]).toEqual(cells);
      expect(row?.INFORMATIONAL).toBe('low');
    }
  });

  it('never calls a graver or likelier finding less urgent', () => {
    const rank = (row: number, column: number) =>
      priorities.indexOf(
        defaultPrioritySettings.matrix[priorities[row]][severities[column]],
      );
    priorities.forEach((_, row) =>
      severities.slice(1).forEach((__, column) => {
        expect(rank(row, column + 1)).toBeGreaterThanOrEqual(rank(row, column));
        expect(rank(Math.min(3, row + 1), column)).toBeGreaterThanOrEqual(
          rank(row, column),
        );
      }),
    );
  });
});

describe('prioritise', () => {
  it.each<
    [
      Partial<PriorityFinding>,
      PriorityContext['environment'],
      string,
      string | undefined,
    ]
  >([
    [{ severity: 'CRITICAL' }, 'prod', 'high', '2026-03-08T10:00:00.000Z'],
    [
      { severity: 'CRITICAL', controlId: 'S3.2' },
      'prod',
      'critical',
      '2026-03-02T10:00:00.000Z',
    ],
    [
      { severity: 'CRITICAL', controlId: 'S3.2' },
      'unknown',
      'critical',
      '2026-03-02T10:00:00.000Z',
    ],
    [
      { severity: 'CRITICAL', controlId: 'S3.2' },
      'dev',
      'high',
      '2026-03-31T10:00:00.000Z',
    ],
    [
      { severity: 'HIGH', controlId: 'EC2.13' },
      'prod',
      'high',
      '2026-03-08T10:00:00.000Z',
    ],
    [{ severity: 'HIGH' }, 'dev', 'medium', '2026-05-30T10:00:00.000Z'],
    [{ severity: 'MEDIUM' }, 'prod', 'medium', '2026-03-31T10:00:00.000Z'],
    [{ severity: 'LOW' }, 'prod', 'low', '2026-05-30T10:00:00.000Z'],
    [
      { severity: 'INFORMATIONAL', exposure: 'internet' },
      'dev',
      'low',
      undefined,
    ],
    [
      { kind: 'threat', productKey: 'guardduty' },
      'prod',
      'critical',
      '2026-03-02T10:00:00.000Z',
    ],
    [
      { kind: 'threat', severity: 'LOW', productKey: 'guardduty' },
      'prod',
      'low',
      '2026-05-30T10:00:00.000Z',
    ],
    [
      { kind: 'vulnerability', exploitAvailable: true, exposure: 'internet' },
      'prod',
      'critical',
      '2026-03-02T10:00:00.000Z',
    ],
  ])('%j in %s is %s, due %s', (changes, environment, priority, due) => {
    expect(result(changes, { environment })).toMatchObject({ priority });
    expect(result(changes, { environment }).dueAt).toBe(due);
  });

  it('says when nothing is due, what changes with time, and who responds', () => {
    expect(result({ sample: true, severity: 'CRITICAL' })).toEqual({
      priority: 'low',
      inputs: [{ input: 'sample', value: 'sample', effect: 'sets' }],
    });
    expect(result({ failing: false })).toMatchObject({
      dueAt: undefined,
      unpausedDueAt: undefined,
      reviewAt: undefined,
    });
    expect(result({ kind: 'vulnerability' }).reviewAt).toBe(
      '2026-05-30T10:00:00.000Z',
    );
    expect(
      result({ kind: 'vulnerability', failing: false }).reviewAt,
    ).toBeUndefined();
    expect(
      result({}, { pauses: [{ from: '2026-03-02T10:00:00.000Z' }] }),
    ).toMatchObject({
      dueAt: undefined,
      unpausedDueAt: '2026-03-08T10:00:00.000Z',
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
    expect(result({})).not.toHaveProperty('responder');
  });
});

describe('explain', () => {
  it.each<[Partial<PriorityFinding>, Partial<PriorityContext>, string]>([
    [
      {},
      {},
      'Likelihood medium: starts at medium; nothing is known that raises or lowers it. Severity HIGH in prod. Together high (This sprint); due on 2026-03-08.',
    ],
    [
      {
        kind: 'vulnerability',
        severity: 'CRITICAL',
        exploitAvailable: true,
        exposure: 'internet',
      },
      { tier: '1', environment: 'dev' },
      'Likelihood critical: starts at medium; reachable from the internet (raises); an exploit is known (raises). Severity CRITICAL in dev (lowers), tier 1 (raises). Together critical (Act now); due on 2026-03-08.',
    ],
    [
      {},
      { environment: 'dev', lifecycle: 'production', threatActivity: true },
      'Likelihood high: starts at medium; the same resource is under attack (raises). Severity HIGH in dev (lowers), lifecycle production, counts as MEDIUM. Together high (This sprint); due on 2026-03-31.',
    ],
    [
      { kind: 'threat' },
      { environment: 'unknown' },
      'Likelihood critical: an attack that is seen already, of severity HIGH to its detector. Severity HIGH in an account of unknown environment. Together critical (Act now); due on 2026-03-02.',
    ],
    [
      {},
      {
        pauses: [
          { from: '2026-03-02T10:00:00.000Z', to: '2026-03-04T10:00:00.000Z' },
        ],
      },
      'due on 2026-03-10, as the time for which the risk was accepted does not count.',
    ],
    [
      {},
      { pauses: [{ from: '2026-03-02T10:00:00.000Z' }] },
      'Together high (This sprint); no due date while the risk is accepted.',
    ],
    [{ failing: false }, {}, 'no due date, as it does not fail.'],
    [{ sample: true }, {}, 'A sample is low, and never due.'],
    [{ severity: 'LOW' }, { environment: 'dev' }, 'low (Later); no due date.'],
  ])('%j with %j', (changes, context, expected) => {
    expect(words(changes, context)).toContain(expected);
  });

  it('has words where nothing is stored yet', () => {
    expect(
      explain({
        priority: 'high',
        inputs: parseInputs('[]'),
        failing: true,
        sample: false,
        accepted: false,
        dueAt: '2026-03-10T00:00:00.000Z',
      }),
    ).toBe('Priority high; due on 2026-03-10.');
  });
});
