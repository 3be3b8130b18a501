import { ClaimState } from 'backstage-plugin-security-hub-common';
import { Router } from 'express';
import { ClaimVerdictRequest } from '../../claims';
import { audited } from '../audited';
import { list, pageOf } from '../parse/values';
import { RouterOptions } from '../RouterOptions';
import { userOf } from '../userOf';

/** What entities claim, and what is said of it. */
export function addClaimRoutes(
  router: Router,
  {
    auditor,
    httpAuth,
    claims,
  }: Pick<RouterOptions, 'auditor' | 'httpAuth' | 'claims'>,
): void {
  router.get('/claims', async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    response.json(
      await claims.list(
        {
          ...pageOf(request.query),
          states: list<ClaimState>(request.query.state),
        },
        credentials,
      ),
    );
  });

  router.post('/claims/:claimId/verdict', async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    const { claimId } = request.params;
    const body: ClaimVerdictRequest = request.body;
    const claim = await audited(
      auditor,
      {
        eventId: 'claim-verdict',
        severityLevel: 'medium',
        request,
        meta: { actionType: body.verdict, claimId, hash: body.hash },
      },
      async () => await claims.decide(claimId.toLowerCase(), body, credentials),
    );
    response.json(claim);
  });
}
