import { defaultControlFacts, loadHandbook } from 'aws-control-handbook';
import { DecisionAccess } from './access/DecisionAccess';
import { EntityAccess } from './access/EntityAccess';
import { OrganisationAccess } from './access/OrganisationAccess';
import { ThreatAccess } from './access/ThreatAccess';
import { retiredState } from './accounts';
import { DefaultAccountsService } from './accounts/DefaultAccountsService';
import { DefaultSyncService } from './accounts/DefaultSyncService';
import { StoreFreshnessLookup } from './accounts/StoreFreshnessLookup';
import { DefaultClaimsService } from './claims';
import { Basics } from './createBasics';
import { createReading } from './createReading';
import { createStoring } from './createStoring';
import {
  countSkipped,
  listAccountEvents,
} from './database/operations/accounts';
import { listPushStates } from './database/operations/push';
import { ContextLoader } from './findings/ContextLoader';
import { DefaultFindingsService } from './findings/DefaultFindingsService';
import { DefaultHandbookService } from './handbook/HandbookService';
import {
  OverlayRefresher,
  createOverlaySource,
  FindingVerdicts,
  OverlayVerdicts,
  presentOverlay,
  presentOwnPageFor,
} from './handbook/overlay';
import { DefaultHandbookPagesService, UseCounter } from './handbook/pages';
import { DefaultReportService } from './reports';
import { DefaultScopePreviewService } from './scopes';
import { DatabaseDecisionLookup } from './triage/DatabaseDecisionLookup';
import { DefaultTriageService } from './triage/DefaultTriageService';
import { DefaultTriageTasks } from './triage/DefaultTriageTasks';

/** What people ask for, and what they decide. */
export async function createServing(
  basics: Basics,
  { ownership, ingestor, promptRefresh }: ReturnType<typeof createStoring>,
  { gateways, checks }: ReturnType<typeof createReading>,
) {
  const { host, knex, settings, states, overlay, now, random, logger } = basics;
  const ledger = () => ownership.ledger;
  const loaded = await loadHandbook();
  const handbook = DefaultHandbookService.create(loaded);
  const overlaySettings = settings.handbook.overlay;
  const verdicts = OverlayVerdicts.create({
    state: overlay,
    typeOf: ref => ownership.traitsOf(ref).type,
  });
  const access = EntityAccess.create({
    ...host,
    hierarchy: ownership,
    rollUps: ownership,
    knex,
    settings,
  });
  const organisation = OrganisationAccess.create({
    permissions: host.permissions,
    access,
  });
  const threats = ThreatAccess.create({ knex, access, settings });
  const triage = DefaultTriageService.create({
    database: knex,
    settings,
    clock: now,
    verdicts: FindingVerdicts.create({
      overlay,
      typeOf: ref => ownership.traitsOf(ref).type,
    }),
  });
  const freshness = StoreFreshnessLookup.create({
    store: states,
    checks,
    queues: async () => await listPushStates(knex),
    events: async () => await listAccountEvents(knex),
    skipped: async () => await countSkipped(knex),
    ledger,
    settings,
    now,
  });
  const findings = DefaultFindingsService.create({
    knex,
    access,
    contexts: ContextLoader.create({
      access,
      decisions: DatabaseDecisionLookup.create(knex),
      scopes: ownership,
      retiredState: account => retiredState(ledger().account(account)),
      verdicts,
    }),
    handbook,
    overlay: {
      of: (controlId, { subject, ...finding }) =>
        presentOverlay(overlay.known, controlId, {
          context: verdicts.contextOf(finding),
          subject,
          settings: overlaySettings,
        }),
      pageFor: (finding, asked) =>
        presentOwnPageFor(overlay.known, finding, {
          ...asked,
          settings: overlaySettings,
        }),
    },
    verdicts,
    scopes: ownership,
    freshness,
    threats,
    history: triage,
    settings,
    now,
  });
  return {
    handbookPages: DefaultHandbookPagesService.create({
      handbook: loaded,
      overlay,
      settings: overlaySettings,
      access,
      organisation,
      counter: UseCounter.create({ knex, organisation, now }),
      now,
    }),
    overlay,
    overlayRefresher: OverlayRefresher.create({
      knex,
      facts: defaultControlFacts(),
      source: createOverlaySource(overlaySettings, host.urlReader),
      logger,
      now,
    }),
    access,
    decisionAccess: DecisionAccess.create({ knex, access, threats }),
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
    scopePreview: DefaultScopePreviewService.create({
      knex,
      access,
      ownership,
      settings,
    }),
    reports: DefaultReportService.create({
      knex,
      access,
      organisation,
      ledger,
      scopes: () =>
        [...ownership.entities()].map(({ entity }) =>
          ownership.scopeOf(entity.ref),
        ),
      ownersOf: ref => ownership.ownersOf(ref),
    }),
    accounts: DefaultAccountsService.create({
      knex,
      access,
      organisation,
      hierarchy: ownership,
      ledger,
      ruleProblems: () => ownership.problems(),
      freshness,
    }),
    claims: DefaultClaimsService.create({
      knex,
      access,
      organisation,
      subjects: ownership,
      settings,
      onVerdict: () => promptRefresh.soon(),
      now,
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
