import {
  makeControlRecord,
  makeProductRecord,
  recordOf,
} from '../__testUtils__/asffRecords';

describe('the customer group, through a record', () => {
  it.each([
    [{ Label: 'high' }, undefined, 'HIGH'],
    [{ Label: 'LOW', Normalized: 90 }, undefined, 'LOW'],
    [{ Normalized: 0 }, undefined, 'INFORMATIONAL'],
    [{ Normalized: 1 }, undefined, 'LOW'],
    [{ Normalized: 39.5 }, undefined, 'LOW'],
    [{ Normalized: '40' }, undefined, 'MEDIUM'],
    [{ Normalized: 70 }, undefined, 'HIGH'],
    [{ Normalized: 100 }, undefined, 'CRITICAL'],
    [{ Normalized: 700, Original: 'Moderate' }, undefined, 'MEDIUM'],
    [{ Original: 'important' }, undefined, 'HIGH'],
    [{ Product: 'Critical' }, undefined, 'CRITICAL'],
    [{ Product: 8 }, undefined, 'INFORMATIONAL'],
    [
      { Label: '__proto__', Original: 'constructor' },
      undefined,
      'INFORMATIONAL',
    ],
    [undefined, { Severity: { Label: 'HIGH', Original: '8' } }, 'HIGH'],
    [undefined, undefined, 'INFORMATIONAL'],
  ])(
    'severity %j with provider fields %j is %s',
    (Severity, fields, expected) => {
      const record = recordOf(
        makeProductRecord('kumo/scanner', {
          Severity,
          FindingProviderFields: fields,
        }),
      );
      expect(record.provider.severity).toBe(expected);
      expect(record.customer.severityOverride).toBeUndefined();
    },
  );

  it("keeps the provider's severity and types apart from the customer's", () => {
    const { customer, provider } = recordOf(
      makeControlRecord({
        Severity: { Label: 'LOW' },
        Types: ['TTPs/Discovery'],
        FindingProviderFields: {
          Severity: { Label: 'MEDIUM' },
          Types: ['Software and Configuration Checks'],
        },
        Confidence: '42',
        Criticality: 99,
        VerificationState: 'BENIGN_POSITIVE',
        UserDefinedFields: { b: '2', a: 1, c: {}, ['__proto__']: 'x' },
        RelatedFindings: [{ ProductArn: 'p', Id: 'z' }, { Id: 'a' }, 'junk'],
        Note: {
          Text: ' we look at it ',
          UpdatedBy: 'barista',
          UpdatedAt: '2026-09-30T02:00:00+02:00',
        },
      }),
    );
    expect(provider.severity).toBe('MEDIUM');
    expect(provider.types).toEqual(['Software and Configuration Checks']);
    expect(customer).toMatchObject({
      severityOverride: 'LOW',
      typesOverride: ['TTPs/Discovery'],
      confidence: 42,
      criticality: 99,
      verificationState: 'BENIGN_POSITIVE',
      relatedFindings: [
        { productArn: '', id: 'a' },
        { productArn: 'p', id: 'z' },
      ],
      note: {
        text: 'we look at it',
        updatedBy: 'barista',
        updatedAt: '2026-09-30T00:00:00.000Z',
      },
    });
    expect(customer.order[1]).toBe('2026-09-30T00:00:00.000Z');
    expect(Object.keys(customer.userDefinedFields ?? {})).toEqual([
      '__proto__',
      'a',
      'b',
    ]);
  });

  it.each([
    [
      { Workflow: { Status: 'SUPPRESSED' }, WorkflowState: 'NEW' },
      'SUPPRESSED',
    ],
    [{ Workflow: undefined, WorkflowState: 'RESOLVED' }, 'RESOLVED'],
    [{ Workflow: undefined, WorkflowState: 'IN_PROGRESS' }, 'NOTIFIED'],
    [{ Workflow: undefined, WorkflowState: 'DEFERRED' }, 'NOTIFIED'],
    [
      { Workflow: { Status: 'constructor' }, WorkflowState: 'NOTIFIED' },
      'NOTIFIED',
    ],
    [{ Workflow: 'RESOLVED', WorkflowState: undefined }, 'NEW'],
    [{ Workflow: undefined, WorkflowState: undefined }, 'NEW'],
  ])('workflow of %j is %s', (changes, workflow) => {
    expect(recordOf(makeControlRecord(changes)).customer.workflow).toBe(
      workflow,
    );
  });
});
