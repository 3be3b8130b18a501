import {
  AccountState,
  Environment,
} from 'backstage-plugin-security-hub-common';
import { Router } from 'express';
import { list, pageOf, refuseNul } from '../parse/values';
import { RouterOptions } from '../RouterOptions';
import { userOf } from '../userOf';

/** The account ledger. */
export function addAccountRoutes(
  router: Router,
  { httpAuth, accounts }: Pick<RouterOptions, 'httpAuth' | 'accounts'>,
): void {
  router.get('/accounts', async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    refuseNul(request.query);
    const { state, environment, q } = request.query;
    response.json(
      await accounts.list(
        {
          ...pageOf(request.query),
          states: list<AccountState>(state),
          environments: list<Environment>(environment),
          q: q as string | undefined,
        },
        credentials,
      ),
    );
  });
}
