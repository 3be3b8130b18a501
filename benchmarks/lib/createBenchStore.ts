import { ConfigReader } from '@backstage/config';
import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { readSettings } from '../../plugins/security-hub-backend/src/config';
import { handbookControls } from '../../plugins/security-hub-backend/src/handbook/HandbookService';
import { OwnershipState } from '../../plugins/security-hub-backend/src/ingestion/assignment/OwnershipState';
import { DefaultIngestor } from '../../plugins/security-hub-backend/src/ingestion/ingestor/DefaultIngestor';
import { FairIngestor } from '../../plugins/security-hub-backend/src/ingestion/ingestor/FairIngestor';
import { IssueWriter } from '../../plugins/security-hub-backend/src/ingestion/ingestor/IssueWriter';
import { IngestRules } from '../../plugins/security-hub-backend/src/ingestion/rules';
import {
  compileSnapshot,
  toCatalogEntity,
} from '../../plugins/security-hub-backend/src/ownership/catalog';
import { DefaultDecisionFollower } from '../../plugins/security-hub-backend/src/triage/DefaultDecisionFollower';
import { noMetrics } from './noMetrics';

/** The store as the plugin wires it, with the queue in front, over a catalog of these entities. */
export function createBenchStore(
  knex: Knex,
  options: { entities: Entity[]; accounts: object[] },
) {
  const settings = readSettings(
    new ConfigReader({
      app: { baseUrl: 'http://localhost:7007' },
      securityHub: {
        sources: [
          {
            name: 'main',
            administrator: {
              account: '999900001111',
              homeRegion: 'ap-northeast-1',
            },
          },
        ],
        accounts: options.accounts,
        claims: { mode: 'open' },
      },
    }),
  );
  const ownership = OwnershipState.create(settings);
  ownership.update(
    compileSnapshot(options.entities.map(entity => toCatalogEntity(entity))),
  );
  ownership.setGeneration('benchmark');
  const issues = IssueWriter.create({
    ownership,
    decisions: DefaultDecisionFollower.create(settings),
    settings,
    now: () => new Date(),
  });
  const store = DefaultIngestor.create({
    knex,
    controls: handbookControls,
    readers: { readerOf: () => undefined },
    rules: IngestRules.create([]),
    catchUp: async () => {},
    issues,
    now: () => new Date(),
  });
  const ingestor = FairIngestor.create({
    store,
    metrics: noMetrics,
    seconds: () => performance.now() / 1000,
    ...settings.ingest,
    transactions: 2,
  });
  return { settings, ownership, issues, store, ingestor };
}
