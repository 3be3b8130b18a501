import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import {
  DefaultGatewayProvider,
  DefaultServiceDetector,
  DefaultTagGateways,
} from './aws';
import { Basics } from './createBasics';
import { createStoring } from './createStoring';
import { DatabaseAccountCheckStore } from './database/operations/checks';
import { DatabaseRateSlots } from './database/operations/leases';
import { saveDiscovery } from './database/operations/ledger';
import { AccountTagReader } from './ingestion/accountTags';
import { AccountChecker } from './ingestion/checks';
import { TagReader } from './ingestion/enrichment';
import { DatabaseDirtyRecords } from './ingestion/ingestor/DatabaseDirtyRecords';
import { Puller, PullWorker } from './ingestion/pull';
import { PushConsumers } from './ingestion/push';

/** Everything that reads from AWS. */
export function createReading(
  basics: Basics,
  { issues, ingestor, ownership }: ReturnType<typeof createStoring>,
) {
  const { host, knex, settings, clock, logger, random } = basics;
  const { leases, metrics, readers, states, shared } = basics;
  const { sources, schedules } = settings;
  const access = {
    settings,
    credentials: DefaultAwsCredentialsManager.fromConfig(host.config),
    clock,
    random,
    isMember: async (source: string, account: string) =>
      await states.isMember(source, account),
  };
  const gateways = DefaultGatewayProvider.create({
    ...access,
    slots: shared ? DatabaseRateSlots.create({ knex }) : undefined,
    onThrottled: place => metrics.throttled(place),
  });
  const tagGateways = DefaultTagGateways.create(access);
  const dirtyRecords = DatabaseDirtyRecords.create({ knex, issues });
  const puller = Puller.create({
    sources,
    gateways,
    services: DefaultServiceDetector.create({ settings, gateways, clock }),
    ingestor,
    states,
    readers,
    dirtyRecords,
    sweeps: dirtyRecords,
    metrics,
    clock,
    logger,
    schedules,
    readsPerSecond: settings.budgets.readsPerSecond,
    discoveries: async discovery => await saveDiscovery(knex, discovery),
  });
  const checks = DatabaseAccountCheckStore.create({ knex });
  return {
    gateways,
    tagGateways,
    checks,
    pull: PullWorker.create({
      puller,
      states,
      leases,
      readers,
      sources,
      schedules,
      clock,
      logger,
      isReady: () => ownership.generation !== undefined,
    }),
    push: PushConsumers.create({
      ...access,
      knex,
      ingestor,
      metrics,
      logger,
      ready: async () => await ownership.ready(),
    }),
    checker: AccountChecker.create({
      knex,
      gateways,
      states,
      checks,
      sources,
      clock,
      logger,
      every: schedules.checks,
    }),
    accountTagReader: AccountTagReader.create({
      knex,
      sources,
      accountTags: settings.accountTags,
      gateways,
      leases,
      clock,
      logger,
    }),
    tagReader: TagReader.create({
      knex,
      sources,
      gateways: tagGateways,
      issues,
      leases,
      clock,
      logger,
    }),
  };
}
