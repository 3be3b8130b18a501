import { Call, Operation } from '../operations/Call';
import { AwsError } from '../wire/AwsError';

/**
 * An operation on findings of the unified Security Hub: an account where it is
 * not enabled is denied (AWS does not document the error), and a request that
 * breaks a rule is a ValidationException instead of CSPM's InvalidInputException.
 */
export function asUnified(operation: Operation): Operation {
  return async (call: Call) => {
    const { world, identity } = call;
    if (!world.unifiedHubEnabled(identity.accountId)) {
      throw new AwsError(
        'AccessDeniedException',
        403,
        `Account ${identity.accountId} is not subscribed to AWS Security Hub`,
      );
    }
    try {
      return await operation(call);
    } catch (error) {
      throw error instanceof AwsError && error.code === 'InvalidInputException'
        ? new AwsError('ValidationException', 400, error.message)
        : error;
    }
  };
}
