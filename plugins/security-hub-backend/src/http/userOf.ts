import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Request } from 'express';
import { UserCredentials } from '../access/EntityAccess';

/**
 * The human behind a request.
 *
 * @throws AuthenticationError without a valid token, NotAllowedError for a service
 */
export async function userOf(
  httpAuth: HttpAuthService,
  request: Request<object>,
): Promise<UserCredentials> {
  return await httpAuth.credentials(request as Request, { allow: ['user'] });
}
