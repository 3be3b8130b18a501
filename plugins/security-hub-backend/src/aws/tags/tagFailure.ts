import { HubError } from '../HubError';
import { HubErrorKind } from '../types';

/** The services that tags are read from, as people know them. */
export type TagService = 'AWS Config' | 'the Resource Groups Tagging API';

/** The failure of a read of tags, in words that name the service; no ARN, no role. Refused roles and credentials are told as they are. */
export function tagFailure(
  failure: HubError,
  place: { service: TagService; account: string; region: string },
): HubError {
  const { service, account, region } = place;
  const where = `${service} of account ${account} in ${region}`;
  const sentences: Partial<Record<HubErrorKind, string>> = {
    denied: `AWS denies access to ${where}`,
    throttled: `AWS limits requests to ${where} at the moment`,
    'invalid-request': `AWS does not accept a request to ${where}`,
    'expired-token': `A read of ${where} took too long between two pages and has to begin again`,
    unavailable: `AWS could not be reached, or failed, for ${where}`,
    timeout: `AWS did not answer in time for ${where}`,
  };
  const sentence = sentences[failure.kind];
  return sentence === undefined
    ? failure
    : new HubError(failure.kind, sentence, failure.cause);
}

/** Whether AWS's own error has this name. */
export function isNamed(failure: HubError, name: string): boolean {
  const { cause } = failure;
  return cause instanceof Error && cause.name === name;
}
