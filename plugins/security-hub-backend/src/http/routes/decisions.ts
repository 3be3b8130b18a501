import { DecisionRequest } from 'backstage-plugin-security-hub-common';
import { Router } from 'express';
import { audited } from '../audited';
import { entityRefOf } from '../parse/entityRef';
import { RouterOptions } from '../RouterOptions';
import { userOf } from '../userOf';

const DECISIONS = '/entities/by-name/:kind/:namespace/:name/decisions';

/** Deciding, and following what became of a decision. */
export function addDecisionRoutes(
  router: Router,
  {
    auditor,
    httpAuth,
    access,
    decisionAccess,
    triage,
  }: Pick<
    RouterOptions,
    'auditor' | 'httpAuth' | 'access' | 'decisionAccess' | 'triage'
  >,
): void {
  router.post(`${DECISIONS}/preview`, async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    const body: Pick<DecisionRequest, 'kind' | 'findingKeys'> = request.body;
    const { owned, refused } = await decisionAccess.split(
      entityRefOf(request.params),
      body,
      credentials,
    );
    response.json(
      await triage.preview({
        request: { kind: body.kind },
        findingKeys: owned,
        refused,
      }),
    );
  });

  router.post(DECISIONS, async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    const entityRef = entityRefOf(request.params);
    const body: DecisionRequest = request.body;
    const decision = await audited(
      auditor,
      {
        eventId: 'finding-triage',
        severityLevel: 'medium',
        request,
        meta: { actionType: body.kind, entityRef, keys: body.findingKeys },
      },
      async () => {
        const { caller, owned } = await decisionAccess.requireAll(
          entityRef,
          body,
          credentials,
        );
        return await triage.decide({
          entityRef,
          caller,
          request: body,
          findingKeys: owned,
        });
      },
    );
    response.status(201).json(decision);
  });

  router.get(`${DECISIONS}/:decisionId`, async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    const entityRef = entityRefOf(request.params);
    const view = await access.viewEntity(entityRef, credentials);
    const { decisionId } = request.params;
    const shown = await decisionAccess.shownKeys(decisionId, view);
    const decision = await triage.get(decisionId);
    response.json({
      ...decision,
      results: decision.results.filter(({ findingKey }) =>
        shown.has(findingKey),
      ),
    });
  });

  router.post(`${DECISIONS}/:decisionId/retry`, async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    const entityRef = entityRefOf(request.params);
    const { decisionId } = request.params;
    const retried = await audited(
      auditor,
      {
        eventId: 'finding-triage',
        severityLevel: 'medium',
        request,
        meta: { actionType: 'retry', entityRef, decisionId },
      },
      async () => {
        const view = await access.viewEntity(entityRef, credentials);
        await decisionAccess.shownKeys(decisionId, view);
        const { kind, results } = await triage.get(decisionId);
        const { caller } = await decisionAccess.requireAll(
          entityRef,
          { kind, findingKeys: results.map(result => result.findingKey) },
          credentials,
        );
        return await triage.retry(decisionId, caller);
      },
    );
    response.json(retried);
  });
}
