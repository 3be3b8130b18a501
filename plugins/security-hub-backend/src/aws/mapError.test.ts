import { HubError } from './HubError';
import { CallContext, mapError } from './mapError';
import { HubErrorKind } from './types';

const context: CallContext = {
  account: '111122223333',
  region: 'eu-west-1',
  operation: 'security-hub',
};

/** An error as the SDK throws it. */
function sdkError(name: string, status: number, clockSkewCorrected?: true) {
  return Object.assign(new Error('arn:aws:iam::111122223333:role/portal'), {
    name,
    $metadata: { httpStatusCode: status, clockSkewCorrected },
  });
}

describe('mapError', () => {
  it.each<[string, number, HubErrorKind, HubErrorKind]>([
    // Signed with the wrong time: worth another try once the SDK knows AWS's clock
    ['InvalidSignatureException', 403, 'credentials', 'unavailable'],
    ['SignatureDoesNotMatch', 403, 'credentials', 'unavailable'],
    ['RequestExpired', 400, 'credentials', 'unavailable'],
    ['RequestTimeTooSkewed', 403, 'credentials', 'unavailable'],
    // The same whatever the time
    ['AccessDeniedException', 403, 'denied', 'denied'],
    ['AccessDenied', 403, 'denied', 'denied'],
    ['InvalidAccessException', 401, 'denied', 'denied'],
    ['ExpiredTokenException', 403, 'credentials', 'credentials'],
    ['TooManyRequestsException', 429, 'throttled', 'throttled'],
    ['InvalidInputException', 400, 'invalid-request', 'invalid-request'],
    ['InternalException', 500, 'unavailable', 'unavailable'],
    // Of the unified Security Hub
    ['ConflictException', 409, 'unavailable', 'unavailable'],
    ['ValidationException', 400, 'invalid-request', 'invalid-request'],
    ['ResourceNotFoundException', 404, 'hub-not-enabled', 'hub-not-enabled'],
    ['ThrottlingException', 429, 'throttled', 'throttled'],
  ])(
    '%s is told by its name, with a clock that is right or wrong',
    (name, status, kind, skewed) => {
      for (const [error, expected] of [
        [sdkError(name, status), kind],
        [sdkError(name, status, true), skewed],
      ] as const) {
        const mapped = mapError(error, context);
        expect(mapped.kind).toBe(expected);
        expect(mapped.message).toContain('account 111122223333 in eu-west-1');
        expect(mapped.message).not.toContain('arn:');
        expect(mapped.cause).toBe(error);
      }
    },
  );

  it('knows a refused role, and keeps what is told already', () => {
    const refused = mapError(sdkError('AccessDenied', 403, true), {
      ...context,
      operation: 'assume-role',
    });
    expect(refused).toMatchObject({ kind: 'not-connected', retryable: false });
    expect(mapError(refused, context)).toBe(refused);
    expect(refused).toBeInstanceOf(HubError);
    // Whatever is thrown is mapped
    for (const thrown of [undefined, null, 'text', {}]) {
      expect(mapError(thrown, context).kind).toBe('unavailable');
    }
  });
});
