import {
  ComplianceStatus,
  DecisionKind,
  decisionReasons,
  RecordState,
  WorkflowStatus,
  workflowStatuses,
} from 'backstage-plugin-security-hub-common';
import fc from 'fast-check';
import { markerOf } from './marker';
import { project, RecordOfWrites } from './project';

const readAt = '2030-01-02T12:00:00.000Z';
const longAgo = '2030-01-01T12:00:00.000Z';
const justNow = '2030-01-02T11:59:00.000Z';
const later = '2030-01-02T12:30:00.000Z';

type Options = {
  fields?: Record<string, string>;
  compliance?: ComplianceStatus;
  recordState?: RecordState;
  wrote?: [WorkflowStatus, string];
};

function run(
  kind: DecisionKind | `ended ${DecisionKind}`,
  workflow: WorkflowStatus,
  options: Options = {},
): string {
  const [first, second] = kind.split(' ');
  const writes: RecordOfWrites = {
    last: options.wrote && {
      workflow: options.wrote[0],
      writtenAt: options.wrote[1],
    },
    decisionIds: ['former', 'this'],
  };
  const result = project(
    {
      id: 'this',
      kind: (second ?? first) as DecisionKind,
      phase: second ? 'ended' : 'active',
    },
    {
      provider: {
        order: [],
        title: '',
        description: '',
        severity: 'HIGH',
        complianceReasons: [],
        types: [],
        standards: [],
        requirements: [],
        resources: [],
        vulnerabilities: [],
        sample: false,
        recordState: options.recordState ?? 'ACTIVE',
        compliance:
          'compliance' in options ? options.compliance : ('FAILED' as const),
      },
      customer: {
        order: [readAt, '', ''],
        workflow,
        userDefinedFields: options.fields,
      },
    },
    writes,
  );
  return result.action === 'write'
    ? `write ${result.workflow}`
    : `none: ${result.reason}`;
}

const mark = (decisionId: string, endedAt?: string) =>
  markerOf({ decisionId, endedAt, link: 'https://portal.example' });

describe('project', () => {
  it.each<
    [
      string,
      DecisionKind | `ended ${DecisionKind}`,
      WorkflowStatus,
      Options,
      string,
    ]
  >([
    // accepted | not PASSED, ACTIVE, NEW or NOTIFIED | write SUPPRESSED
    ['accepted, NEW', 'accept-risk', 'NEW', {}, 'write SUPPRESSED'],
    [
      'accepted, NOTIFIED',
      'false-positive',
      'NOTIFIED',
      {},
      'write SUPPRESSED',
    ],
    [
      'accepted, not evaluated',
      'accept-risk',
      'NEW',
      { compliance: 'WARNING' },
      'write SUPPRESSED',
    ],
    [
      'accepted, no control',
      'accept-risk',
      'NEW',
      { compliance: undefined },
      'write SUPPRESSED',
    ],
    ['accepted, shown', 'accept-risk', 'SUPPRESSED', {}, 'none: already-shown'],
    [
      'accepted, shown as ours',
      'accept-risk',
      'SUPPRESSED',
      { fields: mark('this') },
      'none: already-shown',
    ],
    [
      'renewed: the mark names the former',
      'accept-risk',
      'SUPPRESSED',
      { fields: mark('former') },
      'write SUPPRESSED',
    ],
    [
      'a mark of nobody known',
      'accept-risk',
      'SUPPRESSED',
      { fields: mark('lost') },
      'none: already-shown',
    ],
    [
      'reopened a moment ago, not yet read',
      'accept-risk',
      'SUPPRESSED',
      { wrote: ['NEW', later] },
      'write SUPPRESSED',
    ],
    [
      'reopened a moment ago, read too early',
      'accept-risk',
      'SUPPRESSED',
      { wrote: ['NEW', justNow] },
      'write SUPPRESSED',
    ],
    [
      'reopened long ago, suppressed since',
      'accept-risk',
      'SUPPRESSED',
      { wrote: ['NEW', longAgo] },
      'none: already-shown',
    ],
    [
      'our write was not seen: it is made again',
      'accept-risk',
      'NEW',
      { wrote: ['SUPPRESSED', later] },
      'write SUPPRESSED',
    ],
    // acknowledged | not PASSED, ACTIVE, NEW | write NOTIFIED
    ['acknowledged, NEW', 'acknowledge', 'NEW', {}, 'write NOTIFIED'],
    [
      'acknowledged, shown',
      'acknowledge',
      'NOTIFIED',
      {},
      'none: already-shown',
    ],
    [
      'acknowledged, suppressed by others',
      'acknowledge',
      'SUPPRESSED',
      {},
      'none: suppressed-in-aws',
    ],
    [
      'acknowledged after our acceptance',
      'acknowledge',
      'SUPPRESSED',
      { fields: mark('former') },
      'write NOTIFIED',
    ],
    [
      'acknowledged after our acceptance without mark',
      'acknowledge',
      'SUPPRESSED',
      { wrote: ['SUPPRESSED', longAgo] },
      'write NOTIFIED',
    ],
    // any | PASSED or ARCHIVED | nothing
    [
      'accepted, passed',
      'accept-risk',
      'RESOLVED',
      { compliance: 'PASSED' },
      'none: passed',
    ],
    [
      'accepted, archived',
      'accept-risk',
      'NEW',
      { recordState: 'ARCHIVED' },
      'none: archived',
    ],
    [
      'acknowledged, passed',
      'acknowledge',
      'NEW',
      { compliance: 'PASSED' },
      'none: passed',
    ],
    [
      'reopened, archived',
      'reopen',
      'SUPPRESSED',
      { recordState: 'ARCHIVED' },
      'none: archived',
    ],
    [
      'ended, passed',
      'ended accept-risk',
      'SUPPRESSED',
      { compliance: 'PASSED', fields: mark('this') },
      'none: passed',
    ],
    [
      'ended, archived',
      'ended accept-risk',
      'SUPPRESSED',
      { recordState: 'ARCHIVED', fields: mark('this') },
      'none: archived',
    ],
    // any | RESOLVED while failing | report only
    [
      'accepted, RESOLVED by hand',
      'accept-risk',
      'RESOLVED',
      {},
      'none: resolved-in-aws',
    ],
    [
      'acknowledged, RESOLVED by hand',
      'acknowledge',
      'RESOLVED',
      {},
      'none: resolved-in-aws',
    ],
    [
      'reopened, RESOLVED by hand',
      'reopen',
      'RESOLVED',
      {},
      'none: resolved-in-aws',
    ],
    [
      'ended, RESOLVED by hand',
      'ended accept-risk',
      'RESOLVED',
      { fields: mark('this') },
      'none: resolved-in-aws',
    ],
    // reopen (NEW)
    [
      'reopened, SUPPRESSED by anybody',
      'reopen',
      'SUPPRESSED',
      {},
      'write NEW',
    ],
    ['reopened, NOTIFIED', 'reopen', 'NOTIFIED', {}, 'write NEW'],
    ['reopened, NEW', 'reopen', 'NEW', {}, 'none: already-shown'],
    [
      'reopened while our write is under way',
      'reopen',
      'NEW',
      { wrote: ['SUPPRESSED', later] },
      'write NEW',
    ],
    // ended | status ours (our marker, or our record of the write) | write NEW
    [
      'ended, our mark',
      'ended accept-risk',
      'SUPPRESSED',
      { fields: mark('this') },
      'write NEW',
    ],
    [
      'ended, our record of the write',
      'ended false-positive',
      'SUPPRESSED',
      { wrote: ['SUPPRESSED', longAgo] },
      'write NEW',
    ],
    [
      'ended, our acknowledgement',
      'ended acknowledge',
      'NOTIFIED',
      { fields: mark('this') },
      'write NEW',
    ],
    [
      'ended, write not yet read',
      'ended accept-risk',
      'NEW',
      { wrote: ['SUPPRESSED', later] },
      'write NEW',
    ],
    // ended | otherwise | nothing
    [
      'ended, suppressed by others',
      'ended accept-risk',
      'SUPPRESSED',
      {},
      'none: not-ours',
    ],
    [
      'ended, mark of an ended decision',
      'ended accept-risk',
      'SUPPRESSED',
      { fields: mark('former', readAt) },
      'none: not-ours',
    ],
    [
      'ended, mark of nobody known',
      'ended accept-risk',
      'SUPPRESSED',
      { fields: mark('lost') },
      'none: not-ours',
    ],
    [
      'ended, changed by others',
      'ended accept-risk',
      'NOTIFIED',
      { fields: mark('this') },
      'none: not-ours',
    ],
    [
      'ended, NEW already',
      'ended accept-risk',
      'NEW',
      { fields: mark('this') },
      'none: already-shown',
    ],
  ])('%s', (_, kind, workflow, options, expected) => {
    expect(run(kind, workflow, options)).toBe(expected);
  });

  it('never writes RESOLVED, nor anything on what passed or was archived', () => {
    const kinds = Object.keys(decisionReasons) as DecisionKind[];
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...kinds,
          ...kinds.map(kind => `ended ${kind}` as const),
        ),
        fc.constantFrom(...workflowStatuses),
        fc.constantFrom<Options['compliance']>(
          'PASSED',
          'FAILED',
          'WARNING',
          'NOT_AVAILABLE',
          undefined,
        ),
        fc.constantFrom<RecordState>('ACTIVE', 'ARCHIVED'),
        fc.option(
          fc.constantFrom(mark('this'), mark('former'), { owner: 'other' }),
          { nil: undefined },
        ),
        fc.option(
          fc.tuple(
            fc.constantFrom<WorkflowStatus>('NEW', 'NOTIFIED', 'SUPPRESSED'),
            fc.constantFrom(longAgo, justNow, later),
          ),
          { nil: undefined },
        ),
        (kind, workflow, compliance, recordState, fields, wrote) => {
          const result = run(kind, workflow, {
            compliance,
            recordState,
            fields,
            wrote,
          });
          expect(result).not.toBe('write RESOLVED');
          const settled = compliance === 'PASSED' || recordState === 'ARCHIVED';
          expect(settled && result.startsWith('write')).toBe(false);
        },
      ),
    );
  });
});
