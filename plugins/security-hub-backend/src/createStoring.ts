import { DatabaseClaimRegister } from './claims';
import { Basics } from './createBasics';
import { handbookControls } from './handbook/HandbookService';
import { CatalogHints } from './ingestion/assignment/CatalogHints';
import { OwnershipRefresher } from './ingestion/assignment/OwnershipRefresher';
import { OwnershipState } from './ingestion/assignment/OwnershipState';
import { OwnershipSweep } from './ingestion/assignment/OwnershipSweep';
import { PromptRefresh } from './ingestion/assignment/PromptRefresh';
import { PriorityRefresher } from './ingestion/assignment/PriorityRefresher';
import { TagOverlay } from './ingestion/enrichment';
import { DefaultIngestor } from './ingestion/ingestor/DefaultIngestor';
import { FairIngestor } from './ingestion/ingestor/FairIngestor';
import { IssueWriter } from './ingestion/ingestor/IssueWriter';
import { Retention } from './ingestion/retention/Retention';
import { IngestRules } from './ingestion/rules';
import { CatalogScopeLoader } from './ownership';
import { DefaultDecisionFollower } from './triage/DefaultDecisionFollower';

/** Until the catalog is looked at again, after another replica has seen it change */
const CATCH_UP_MILLISECONDS = 250;
/** Batches that one replica stores at once: while the database works on one, the next one is prepared */
const TRANSACTIONS = 2;

/** From an observation to rows: owners, issues, the queue in front of the store. */
export function createStoring(basics: Basics) {
  const { host, knex, settings, clock, logger, now, shared, leases } = basics;
  const ownership = OwnershipState.create(settings);
  const issues = IssueWriter.create({
    ownership,
    decisions: DefaultDecisionFollower.create(settings),
    tags: TagOverlay.fromSettings(settings.sources),
    handbook: basics.overlay,
    settings,
    now,
  });
  const refresher = OwnershipRefresher.create({
    knex,
    loader: CatalogScopeLoader.create(host),
    ownership,
    issues,
    logger,
    settings,
    claims: DatabaseClaimRegister.create({ knex, now }),
    leases: shared ? leases : undefined,
  });
  const ingestor = FairIngestor.create({
    store: DefaultIngestor.create({
      knex,
      controls: handbookControls,
      readers: basics.readers,
      rules: IngestRules.create(settings.ingest.rules),
      issues,
      catchUp: async () => {
        await clock.sleep(CATCH_UP_MILLISECONDS);
        await refresher.observe();
      },
      now,
    }),
    metrics: basics.metrics,
    seconds: () => performance.now() / 1000,
    ...settings.ingest,
    transactions: shared ? TRANSACTIONS : 1,
    // SQLite works in this very thread: as much time as it took is left to requests
    rest: shared
      ? undefined
      : async seconds => await clock.sleep(seconds * 1000),
  });
  return {
    ownership,
    issues,
    ingestor,
    ownershipSweep: OwnershipSweep.create({ refresher, clock, logger }),
    catalogHints: CatalogHints.create({ refresher, clock, logger }),
    promptRefresh: PromptRefresh.create({ refresher, clock, logger }),
    priorities: PriorityRefresher.create({ knex, issues, now }),
    retention: Retention.create({
      knex,
      issues,
      settings: settings.retention,
      now,
      logger,
    }),
  };
}
