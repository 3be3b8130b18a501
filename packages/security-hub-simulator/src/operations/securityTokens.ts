import { Identity } from '../store/Credentials';
import { World } from '../store/World';
import { AwsError } from '../wire/AwsError';

type Reply = Record<string, unknown>;

function validationError(message: string): AwsError {
  return new AwsError('ValidationError', 400, message);
}

/** GetCallerIdentity, see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export function getCallerIdentity(identity: Identity): Reply {
  return {
    Arn: identity.arn,
    UserId: identity.userId,
    Account: identity.accountId,
  };
}

/**
 * AssumeRole: a role that does not exist, is denied, or asks for another
 * external id answers the same AccessDenied.
 *
 * See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function assumeRole(
  world: World,
  identity: Identity,
  parameters: URLSearchParams,
): Reply {
  const arn = parameters.get('RoleArn') ?? '';
  const sessionName = parameters.get('RoleSessionName') ?? '';
  const seconds = Number(parameters.get('DurationSeconds') ?? 3600);
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) {
    throw validationError('RoleSessionName is not valid');
  }
  const longest = identity.roleArn ? 3600 : 43_200;
  if (!(seconds >= 900 && seconds <= longest)) {
    throw validationError(`DurationSeconds must be between 900 and ${longest}`);
  }
  const role = world.roles.get(arn);
  if (
    !role ||
    world.faults.isDenied(arn, 'AssumeRole') ||
    (role.externalId !== undefined &&
      role.externalId !== parameters.get('ExternalId'))
  ) {
    throw new AwsError(
      'AccessDenied',
      403,
      `User: ${identity.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
    );
  }
  const issued = world.credentials.issue(role, sessionName, seconds);
  return {
    Credentials: {
      AccessKeyId: issued.accessKeyId,
      SecretAccessKey: issued.secretAccessKey,
      SessionToken: issued.sessionToken,
      Expiration: new Date(issued.identity.expiresAt ?? 0).toISOString(),
    },
    AssumedRoleUser: {
      AssumedRoleId: issued.identity.userId,
      Arn: issued.identity.arn,
    },
  };
}
