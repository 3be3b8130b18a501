import fc from 'fast-check';
import { readSamples } from '../../../__testUtils__/readSamples';
import { ParsedEvent, parseEvent } from './parseEvent';

function envelope(overrides: object = {}): Record<string, unknown> {
  return {
    version: '0',
    id: '8e5622f9-0000-0000-0000-9319e7ee2506',
    'detail-type': 'Security Hub Findings - Imported',
    source: 'aws.securityhub',
    account: '111122223333',
    time: '2026-11-20T09:00:00Z',
    region: 'eu-west-1',
    resources: [],
    detail: { findings: [{ Id: 'one' }] },
    ...overrides,
  };
}
const parse = (overrides: object = {}) =>
  parseEvent(JSON.stringify(envelope(overrides)));
const findings = {
  kind: 'findings',
  format: 'asff',
  documents: [{ Id: 'one' }],
  account: '111122223333',
  region: 'eu-west-1',
  time: '2026-11-20T09:00:00.000Z',
};

describe('parseEvent', () => {
  it('reads findings of every kind of event', () => {
    expect(parse()).toEqual(findings);
    for (const count of [0, 1, 2, 20]) {
      const documents = Array.from({ length: count }, (_, Id) => ({ Id }));
      expect(
        parse({
          'detail-type': 'Security Hub Findings - Custom Action',
          detail: { actionName: 'Ticket', findings: documents },
        }),
      ).toEqual({ ...findings, documents });
    }
    expect(parse({ 'detail-type': 'Findings Imported V2' })).toEqual({
      ...findings,
      format: 'ocsf',
    });
    expect(parse({ time: '2026-11-20T18:00:00+09:00' })).toEqual(findings);
  });

  it('unwraps what came through SNS', () => {
    const notification = (Message: unknown) =>
      parseEvent(
        JSON.stringify({ Type: 'Notification', TopicArn: 'arn', Message }),
      );
    expect(notification(JSON.stringify(envelope()))).toEqual(findings);
    expect(notification('hello')).toEqual({
      kind: 'poison',
      reason: 'event-not-json',
    });
    // A second layer is nobody's doing
    expect(
      notification(
        JSON.stringify({
          Type: 'Notification',
          Message: JSON.stringify(envelope()),
        }),
      ),
    ).toEqual({ kind: 'poison', reason: 'event-no-envelope' });
  });

  it('lets pass what has no findings', () => {
    const detailType = 'Security Hub Insight Results';
    expect(
      parse({ 'detail-type': detailType, detail: { insightResults: [] } }),
    ).toEqual({ kind: 'other', detailType });
  });

  it.each([
    ['event-not-json', ''],
    ['event-not-json', '{"detail"'],
    ['event-no-envelope', 'null'],
    ['event-no-envelope', '[]'],
    ['event-no-envelope', '"text"'],
    ['event-no-envelope', '{"source":"aws.securityhub"}'],
    ['event-foreign-source', envelope({ source: 'aws.guardduty' })],
    ['event-foreign-source', envelope({ source: 'AWS.SecurityHub' })],
    ['event-no-findings', envelope({ detail: {} })],
    ['event-no-findings', envelope({ detail: { findings: { Id: 'one' } } })],
    ['event-no-place', envelope({ account: '1' })],
    ['event-no-place', envelope({ account: 111122223333 })],
    ['event-no-place', envelope({ region: undefined })],
    ['event-no-time', envelope({ time: undefined })],
    ['event-no-time', envelope({ time: '2026-11-20T25:00:00Z' })],
    [
      'event-too-deep',
      JSON.stringify(envelope()).replace(
        '"one"',
        `${'['.repeat(50_000)}1${']'.repeat(50_000)}`,
      ),
    ],
  ])('calls by its name what cannot be read: %s (%#)', (reason, body) => {
    expect(
      parseEvent(typeof body === 'string' ? body : JSON.stringify(body)),
    ).toEqual({ kind: 'poison', reason });
  });

  it('never throws, whatever a message holds', () => {
    const names = fc.constantFrom(
      ...Object.keys(envelope()),
      'findings',
      'Type',
      'Message',
      '__proto__',
    );
    const json = fc.letrec(tie => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, true, 0, '', 'Notification', '{}', '\u0000'),
        fc.constantFrom(...Object.values(envelope())),
        fc.string({ unit: 'binary' }),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(names, tie('value'), { noNullPrototype: true }),
      ),
    })).value;
    const kinds = new Set<string>();
    const check = (body: string) => {
      kinds.add(parseEvent(body).kind);
    };
    fc.assert(
      fc.property(fc.dictionary(names, json), changes => {
        check(JSON.stringify({ ...envelope(), ...changes }));
        check(JSON.stringify(changes));
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), check));
    // A body that was cut anywhere
    fc.assert(
      fc.property(fc.nat(JSON.stringify(envelope()).length), length =>
        check(JSON.stringify(envelope()).slice(0, length)),
      ),
    );
    expect(kinds).toEqual(new Set(['findings', 'other', 'poison']));
  });
});

const samples = readSamples('events.jsonl') as
  | Array<{ kind: string; finding: Record<string, any> }>
  | undefined;

// The reason of a skip is printed by readSamples
(samples ? describe : describe.skip)('public sample events', () => {
  const parsed = (samples ?? []).map(({ finding }) => ({
    finding,
    event: parseEvent(JSON.stringify(finding)),
  }));

  it('are findings, but one', () => {
    expect(parsed).toHaveLength(35);
    const others = parsed.filter(({ event }) => event.kind !== 'findings');
    expect(others.map(({ event }) => event)).toEqual([
      { kind: 'other', detailType: 'Security Hub Insight Results' },
    ]);
  });

  it('keep their findings, their place and their time', () => {
    const counts = new Map<string, number>();
    for (const { finding, event } of parsed) {
      if (event.kind === 'findings') {
        const { format, documents } = event;
        expect(event).toEqual<ParsedEvent>({
          kind: 'findings',
          format,
          documents: finding.detail.findings,
          account: finding.account,
          region: finding.region,
          time: new Date(finding.time).toISOString(),
        });
        const what = `${documents.length} ${format}`;
        counts.set(what, (counts.get(what) ?? 0) + 1);
      }
    }
    expect(Object.fromEntries(counts)).toEqual({
      '1 asff': 30,
      '2 asff': 1,
      '1 ocsf': 3,
    });
  });
});
