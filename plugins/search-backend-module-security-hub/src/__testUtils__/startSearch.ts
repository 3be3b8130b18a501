import {
  BackendFeature,
  coreServices,
  createBackendModule,
  createServiceFactory,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import searchPlugin from '@backstage/plugin-search-backend';
import { SearchResultSet } from '@backstage/plugin-search-common';
import request from 'supertest';
import module from '../index';
import { HandbookDocument } from '../HandbookDocument';

/** The scheduler's name for the task, as the search backend makes it of the document type. */
const TASK = 'search_index_security_hub-handbook';

/** The scheduler that the search backend gives its task to. */
function captureScheduler() {
  let scheduler: SchedulerService | undefined;
  const capturing = createBackendModule({
    pluginId: 'search',
    moduleId: 'captured-scheduler',
    register(registration) {
      registration.registerInit({
        deps: { scheduler: coreServices.scheduler },
        init: async services => {
          scheduler = services.scheduler;
        },
      });
    },
  });
  return { capturing, run: async (id: string) => scheduler!.triggerTask(id) };
}

/** The search of a portal, in memory, with the module and what else belongs to that portal. */
export async function startSearch(options: {
  features: BackendFeature[];
  config?: object;
}) {
  const { capturing, run } = captureScheduler();
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const backend = await startTestBackend({
    features: [
      searchPlugin,
      module,
      capturing,
      mockServices.rootConfig.factory({
        data: (options.config ?? {}) as never,
      }),
      createServiceFactory({
        service: coreServices.logger,
        deps: {},
        factory: () => logger,
      }),
      ...options.features,
    ],
  });
  return {
    backend,
    /** Runs a task of any plugin */
    run,
    /** Indexes once; whatever comes of it, it is over then */
    index: async () => await run(TASK),
    /** What a person finds, best first */
    find: async (term: string, filters: Record<string, string> = {}) => {
      const { status, body } = await request(backend.server)
        .get('/api/search/query')
        .query({ term, 'types[0]': 'security-hub-handbook' })
        .query(
          Object.fromEntries(
            Object.entries(filters).map(([name, value]) => [
              `filters[${name}]`,
              value,
            ]),
          ),
        )
        .set('Authorization', mockCredentials.user.header());
      expect({ status, body }).toMatchObject({ status: 200 });
      return (body as SearchResultSet).results.map(
        ({ document }) => document as HandbookDocument,
      );
    },
    /** What the log says of indexing that failed */
    errors: () =>
      logger.error.mock.calls
        .map(([text]) => String(text))
        .filter(text => text.includes('handbook')),
  };
}
