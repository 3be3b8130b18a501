import { Call } from '../../operations/Call';
import { Queue } from '../../queues/Queue';
import { AwsError } from '../../wire/AwsError';

/** A parameter has a value that SQS does not take. */
export function invalidValue(message: string): AwsError {
  return new AwsError('InvalidParameterValue', 400, message);
}

/** The queue does not exist. */
export function noQueue(): AwsError {
  return new AwsError(
    'QueueDoesNotExist',
    400,
    'The specified queue does not exist.',
  );
}

/**
 * The queue that a request's `QueueUrl` names.
 *
 * @throws AwsError QueueDoesNotExist; AccessDeniedException for a queue of another account
 */
export function queueOf({ world, identity, region, input }: Call): Queue {
  const [, account, name] =
    /\/([^/]+)\/([^/]+)\/?$/.exec(String(input.QueueUrl)) ?? [];
  const queue =
    name === undefined
      ? undefined
      : world.queues.find({ account, region, name });
  if (!queue) {
    throw noQueue();
  }
  if (account !== identity.accountId) {
    throw new AwsError(
      'AccessDeniedException',
      403,
      `User: ${identity.arn} is not authorized to perform the operation on resource: ${queue.arn} because no resource-based policy allows it`,
    );
  }
  return queue;
}

/**
 * A whole number of a request.
 *
 * @throws AwsError InvalidParameterValue outside of the range
 */
export function wholeNumber(
  name: string,
  value: unknown,
  least: number,
  most: number,
): number | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (
    typeof value !== 'number' ||
    !Number.isInteger(value) ||
    value < least ||
    value > most
  ) {
    throw invalidValue(
      `Value ${value} for parameter ${name} is invalid. Reason: Must be between ${least} and ${most}, if provided.`,
    );
  }
  return value;
}
