import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  ControlFactsTable,
  Handbook,
  loadHandbook,
} from 'aws-control-handbook';
import { Router } from 'express';
import { Knex } from 'knex';
import { EntityAccess } from '../../plugins/security-hub-backend/src/access/EntityAccess';
import { ThreatAccess } from '../../plugins/security-hub-backend/src/access/ThreatAccess';
import { SecurityHubSettings } from '../../plugins/security-hub-backend/src/config/settings';
import { ContextLoader } from '../../plugins/security-hub-backend/src/findings/ContextLoader';
import { DetailsLoader } from '../../plugins/security-hub-backend/src/findings/DetailsLoader';
import { DefaultHandbookService } from '../../plugins/security-hub-backend/src/handbook/HandbookService';
import { userOf } from '../../plugins/security-hub-backend/src/http/userOf';
import { OwnershipState } from '../../plugins/security-hub-backend/src/ingestion/assignment/OwnershipState';
import { DatabaseDecisionLookup } from '../../plugins/security-hub-backend/src/triage/DatabaseDecisionLookup';
import { DefaultTriageService } from '../../plugins/security-hub-backend/src/triage/DefaultTriageService';

/** How a finding is answered: with the handbook, or with one that has no page and knows no control. */
export const guidanceWays = ['with', 'without'] as const;
export type GuidanceWay = (typeof guidanceWays)[number];

const empty = Handbook.create({
  facts: ControlFactsTable.create({ date: '2026-01', controls: [] }),
  pages: new Map(),
  findingTypes: new Map(),
  problems: [],
});

/**
 * One finding by the plugin's own `DetailsLoader`, twice: with the handbook of the package and with an empty one. Everything else is the
 * same for both: authorisation, queries, presentation, JSON.
 */
export async function addGuidanceRoutes(
  router: Router,
  options: {
    knex: Knex;
    httpAuth: HttpAuthService;
    access: EntityAccess;
    ownership: OwnershipState;
    settings: SecurityHubSettings;
  },
): Promise<void> {
  const { knex, httpAuth, access, ownership, settings } = options;
  const now = () => new Date();
  const handbooks = { with: await loadHandbook(), without: empty };
  for (const way of guidanceWays) {
    const details = DetailsLoader.create({
      knex,
      access,
      contexts: ContextLoader.create({
        access,
        decisions: DatabaseDecisionLookup.create(knex),
        scopes: ownership,
      }),
      handbook: DefaultHandbookService.create(handbooks[way]),
      scopes: ownership,
      freshness: { freshnessOf: async () => ({ state: 'ok', accounts: [] }) },
      threats: ThreatAccess.create({ knex, access, settings }),
      history: DefaultTriageService.create({
        database: knex,
        settings,
        clock: now,
      }),
      settings,
      now,
    });
    router.get(`/benchmark/findings/${way}/:key`, async (request, response) => {
      const credentials = await userOf(httpAuth, request);
      response.json(
        await details.load(request.params.key, { language: 'en' }, credentials),
      );
    });
  }
}
