import { loadHandbook } from 'aws-control-handbook';
import { DecisionAccess } from './access/DecisionAccess';
import { EntityAccess } from './access/EntityAccess';
import { DefaultSyncService } from './accounts/DefaultSyncService';
import { StoreFreshnessLookup } from './accounts/StoreFreshnessLookup';
import { Basics } from './createBasics';
import { createReading } from './createReading';
import { createStoring } from './createStoring';
import { listPushStates } from './database/operations/push';
import { ContextLoader } from './findings/ContextLoader';
import { DefaultFindingsService } from './findings/DefaultFindingsService';
import { DefaultHandbookService } from './handbook/HandbookService';
import { DatabaseDecisionLookup } from './triage/DatabaseDecisionLookup';
import { DefaultTriageService } from './triage/DefaultTriageService';
import { DefaultTriageTasks } from './triage/DefaultTriageTasks';

/** What people ask for, and what they decide. */
export async function createServing(
  basics: Basics,
  { ownership, ingestor }: ReturnType<typeof createStoring>,
  { gateways, checks }: ReturnType<typeof createReading>,
) {
  const { host, knex, settings, states, now, random, logger } = basics;
  const ledger = () => ownership.ledger;
  const handbook = DefaultHandbookService.create(await loadHandbook());
  const access = EntityAccess.create({
    ...host,
    hierarchy: ownership,
    knex,
    settings,
  });
  const triage = DefaultTriageService.create({
    database: knex,
    settings,
    clock: now,
  });
  const findings = DefaultFindingsService.create({
    knex,
    access,
    contexts: ContextLoader.create({
      access,
      decisions: DatabaseDecisionLookup.create(knex),
      scopes: ownership,
    }),
    handbook,
    scopes: ownership,
    freshness: StoreFreshnessLookup.create({
      store: states,
      checks,
      queues: async () => await listPushStates(knex),
      ledger,
      settings,
      now,
    }),
    history: triage,
    settings,
    now,
  });
  return {
    handbook,
    access,
    decisionAccess: DecisionAccess.create({ knex, access }),
    findings,
    triage,
    triageTasks: DefaultTriageTasks.create({
      database: knex,
      gateways,
      settings,
      clock: now,
      random,
      logger,
      ingestor,
    }),
    sync: DefaultSyncService.create({
      knex,
      store: states,
      ledger,
      settings,
      now,
    }),
  };
}
