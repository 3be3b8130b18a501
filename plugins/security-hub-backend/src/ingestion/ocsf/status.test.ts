import {
  makeControlDocument,
  recordOfOcsf,
} from '../__testUtils__/ocsfDocuments';

describe('the status, check and severity of a document', () => {
  it.each([
    [{ status_id: 1 }, 'NEW', 'ACTIVE', []],
    [{ status_id: 2 }, 'NOTIFIED', 'ACTIVE', []],
    [{ status_id: 3 }, 'SUPPRESSED', 'ACTIVE', []],
    [{ status_id: 4 }, 'RESOLVED', 'ACTIVE', []],
    [{ status_id: '4', status: 'New' }, 'RESOLVED', 'ACTIVE', []],
    [{ status_id: 5 }, 'NEW', 'ARCHIVED', []],
    [{ status_id: 6 }, 'NEW', 'ARCHIVED', []],
    [
      { status_id: 0, status: undefined },
      'NEW',
      'ACTIVE',
      ['status_id 0 is no known status, read as NEW'],
    ],
    [{ status_id: 99, status: 'In Progress' }, 'NOTIFIED', 'ACTIVE', []],
    [
      { status_id: 99, status: 'Parked' },
      'NEW',
      'ACTIVE',
      ['status_id 99 is no known status, read as NEW'],
    ],
    [
      { status_id: undefined, status: 'suppressed' },
      'SUPPRESSED',
      'ACTIVE',
      [],
    ],
    [
      { status_id: undefined, status: undefined },
      'NEW',
      'ACTIVE',
      ['status_id is absent, read as NEW'],
    ],
    [
      { status_id: null, status: '__proto__' },
      'NEW',
      'ACTIVE',
      ['status "__proto__" is no known status, read as NEW'],
    ],
    [{ activity_id: 3 }, 'NEW', 'ARCHIVED', []],
    [{ activity_id: undefined, type_uid: 200303 }, 'NEW', 'ARCHIVED', []],
    [
      {
        activity_id: undefined,
        type_uid: undefined,
        activity_name: 'Close',
      },
      'NEW',
      'ARCHIVED',
      [],
    ],
    [{ activity_id: 2, activity_name: 'Close' }, 'NEW', 'ACTIVE', []],
    [{ unmapped: { RecordState: 'ARCHIVED' } }, 'NEW', 'ARCHIVED', []],
    [
      {
        activity_id: undefined,
        type_uid: undefined,
        activity_name: undefined,
      },
      'NEW',
      'ACTIVE',
      ['activity_id is absent, read as ACTIVE'],
    ],
  ])('status: %j is %s, %s', (changes, workflow, recordState, gaps) => {
    const record = recordOfOcsf(makeControlDocument(changes));
    expect([
      record.customer.workflow,
      record.provider.recordState,
      record.gaps,
    ]).toEqual([workflow, recordState, gaps]);
  });

  it.each([
    [{ compliance: { status_id: 1 } }, 'PASSED'],
    [{ compliance: { status_id: 2 } }, 'WARNING'],
    [{ compliance: { status_id: 3, status: 'Pass' } }, 'FAILED'],
    [{ compliance: { status: 'FAILED' } }, 'FAILED'],
    [{ compliance: { status: 'Pass' } }, 'PASSED'],
    [{ compliance: { status_id: 0, status: 'Unknown' } }, 'NOT_AVAILABLE'],
    [{ compliance: { status_id: 99 } }, 'NOT_AVAILABLE'],
    [{ compliance: {}, status_code: 'MANUAL' }, 'NOT_AVAILABLE'],
    [{ compliance: undefined, status_code: 'PASS' }, 'PASSED'],
    [{ compliance: undefined }, undefined],
    [{ compliance: { status: 'constructor' } }, undefined],
  ])('compliance: %j is %s', (changes, expected) => {
    expect(recordOfOcsf(makeControlDocument(changes)).provider.compliance).toBe(
      expected,
    );
  });

  it.each([
    [{ severity_id: 1 }, 'INFORMATIONAL', undefined],
    [{ severity_id: 5 }, 'CRITICAL', undefined],
    [{ severity_id: 6 }, 'CRITICAL', undefined],
    [{ severity_id: 0, severity: 'low' }, 'LOW', undefined],
    [{ severity_id: 99, severity: 'Moderate' }, 'MEDIUM', undefined],
    [{ severity: 'Fatal' }, 'CRITICAL', undefined],
    [{ severity_id: 99 }, 'INFORMATIONAL', undefined],
    // The customer's over the provider's
    [{ severity_id: 2, vendor_attributes: { severity_id: 4 } }, 'HIGH', 'LOW'],
    [
      { severity_id: 4, vendor_attributes: { severity: 'High' } },
      'HIGH',
      undefined,
    ],
  ])('severity: %j is %s, overridden by %s', (changes, severity, override) => {
    const { provider, customer } = recordOfOcsf(
      makeControlDocument({
        severity_id: undefined,
        severity: undefined,
        vendor_attributes: undefined,
        ...changes,
      }),
    );
    expect([provider.severity, customer.severityOverride]).toEqual([
      severity,
      override,
    ]);
  });
});
