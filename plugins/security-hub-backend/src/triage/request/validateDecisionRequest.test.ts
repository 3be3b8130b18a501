import { DecisionRequest } from 'backstage-plugin-security-hub-common';
import { latestEnd, validateDecisionRequest } from './validateDecisionRequest';

const options = {
  now: new Date('2030-01-01T00:00:00.000Z'),
  maxDuration: { days: 365 },
};
const key = 'a'.repeat(64);
const acceptance: DecisionRequest = {
  kind: 'accept-risk',
  findingKeys: [key],
  reason: 'by-design',
  justification: ' The bucket is a public web site. ',
  endsAt: '2030-06-01T09:00:00+09:00',
};
const validate = (overrides: Partial<DecisionRequest>) =>
  validateDecisionRequest({ ...acceptance, ...overrides }, options);

describe('validateDecisionRequest', () => {
  it('gives what was asked for, trimmed and in UTC', () => {
    expect(validate({})).toEqual({
      kind: 'accept-risk',
      reason: 'by-design',
      justification: 'The bucket is a public web site.',
      endsAt: '2030-06-01T00:00:00.000Z',
    });
    expect(validate({ endsAt: latestEnd(options) }).endsAt).toBe(
      '2031-01-01T00:00:00.000Z',
    );
    expect(
      validateDecisionRequest(
        { kind: 'reopen', findingKeys: [key], justification: '  ' },
        options,
      ),
    ).toEqual({ kind: 'reopen' });
    expect(
      validateDecisionRequest(
        { kind: 'acknowledge', findingKeys: [key], justification: 'Seen' },
        options,
      ),
    ).toEqual({ kind: 'acknowledge', justification: 'Seen' });
  });

  it.each<[string, Partial<DecisionRequest>, RegExp]>([
    ['no reason', { reason: undefined }, /^reason is missing.*by-design/],
    ['unknown reason', { reason: 'whim' }, /^reason "whim".*by-design/],
    [
      'reason of the other kind',
      { kind: 'false-positive' },
      /^reason "by-design".*not-applicable/,
    ],
    [
      'reason where none is taken',
      { kind: 'reopen', endsAt: undefined },
      /^reason is not taken by reopen; leave it out/,
    ],
    [
      'end where none is taken',
      { kind: 'acknowledge', reason: undefined },
      /^endsAt is not taken by acknowledge/,
    ],
    [
      'no justification',
      { justification: undefined },
      /^justification is missing/,
    ],
    [
      'blank justification',
      { justification: ' \n ' },
      /^justification is missing/,
    ],
    [
      'long justification',
      { justification: 'x'.repeat(4001) },
      /^justification has 4001/,
    ],
    ['no end', { endsAt: undefined }, /^endsAt is missing; accept-risk needs/],
    ['no time', { endsAt: 'soon' }, /^endsAt "soon" is no date-time; write it/],
    [
      'no zone',
      { endsAt: '2030-06-01T00:00:00' },
      /^endsAt .* is no date-time/,
    ],
    [
      'a day that does not exist',
      { endsAt: '2030-02-30T00:00:00Z' },
      /is no date-time/,
    ],
    [
      'past',
      { endsAt: '2029-12-31T23:59:59Z' },
      /^endsAt .* is in the past; choose/,
    ],
    ['now', { endsAt: '2030-01-01T00:00:00Z' }, /is in the past/],
    [
      'too far',
      { endsAt: '2031-01-01T00:00:00.001Z' },
      /2031-01-01T00:00:00.000Z is the latest.*maxDuration/,
    ],
    ['nothing named', { findingKeys: [] }, /^findingKeys is empty/],
    [
      'too many',
      { findingKeys: Array(501).fill(key) },
      /^findingKeys names 501/,
    ],
    [
      'unknown kind',
      { kind: 'toString' as never },
      /^kind "toString" is unknown/,
    ],
  ])('refuses: %s', (_, overrides, message) => {
    expect(() => validate(overrides)).toThrow(message);
    expect(() => validate(overrides)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });
});
