import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import {
  createServices,
  HostServices,
} from '../../plugins/security-hub-backend/src/createServices';
import { silentLogger } from './silentLogger';

const instrument = { add: () => {}, record: () => {} };

/** Parts of Backstage that the benchmarks in one process never ask for anything. */
function unused<T>(name: string): T {
  return new Proxy(
    {},
    {
      get: (_, member) => {
        if (member === 'then') {
          return undefined;
        }
        throw new Error(`${name}.${String(member)} is not there`);
      },
    },
  ) as T;
}

/**
 * The plugin's services over a database, wired by the plugin itself, without HTTP: the catalog answers from memory, and nothing runs by
 * itself.
 */
export async function createPortal(options: {
  knex: Knex;
  /** `securityHub` of the configuration */
  securityHub: object;
  /** Looked at anew by each sweep: they may be changed in between */
  entities: Entity[];
  logger?: LoggerService;
}) {
  const { knex, securityHub, entities, logger = silentLogger } = options;
  const host: HostServices = {
    auth: {
      getOwnServiceCredentials: async () => ({ principal: {} }),
    } as unknown as HostServices['auth'],
    catalog: {
      streamEntities: (
        ...request: Parameters<CatalogService['streamEntities']>
      ) => catalogServiceMock({ entities }).streamEntities(...request),
    } as CatalogService,
    config: new ConfigReader({
      app: { baseUrl: 'http://localhost:7007' },
      securityHub: { claims: { mode: 'open' }, ...securityHub },
    } as never),
    database: { getClient: async () => knex },
    logger,
    metrics: {
      createCounter: () => instrument,
      createHistogram: () => instrument,
      createGauge: () => instrument,
    } as unknown as HostServices['metrics'],
    permissions: unused('permissions'),
    permissionsRegistry: unused('permissionsRegistry'),
    scheduler: unused('scheduler'),
    urlReader: unused('urlReader'),
    userInfo: unused('userInfo'),
  };
  const services = await createServices(host);
  return {
    ...services,
    /** Sweeps the catalog, and makes known what is to be read; reads nothing yet */
    begin: async () => {
      await services.leases.begin();
      await services.ownershipSweep.run(new AbortController().signal);
      await services.pull.start({
        scheduleTask: async () => {},
      } as unknown as SchedulerService);
    },
  };
}
