import {
  BackendFeature,
  BackstageCredentials,
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
import { Entity } from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { EventsService, eventsServiceRef } from '@backstage/plugin-events-node';
import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { ServerPermissionClient } from '@backstage/plugin-permission-node';
import { Knex } from 'knex';
import request from 'supertest';
import plugin from '../index';

/** Direct memberships of the users, as a token holds them. */
const members: Record<string, string[]> = {
  'user:default/developer-a': ['group:default/team-a'],
  'user:default/developer-b': ['group:default/team-b'],
  'user:default/approver': ['group:default/platform-security'],
  'user:default/head': ['group:default/division'],
  'user:default/nobody': [],
};

function userOf(credentials: BackstageCredentials): string {
  const { principal } = credentials as BackstageCredentials<{
    userEntityRef?: string;
  }>;
  return principal.userEntityRef ?? '';
}

/** A catalog that hides entities from some users. */
function catalogHiding(
  entities: () => Entity[],
  hidden: Record<string, string[]>,
  asked: () => void,
): CatalogService {
  const catalog = () => catalogServiceMock({ entities: entities() });
  const isHidden = (ref: string, credentials: BackstageCredentials) =>
    (hidden[userOf(credentials)] ?? []).includes(ref);
  const getEntityByRef: CatalogService['getEntityByRef'] = async (
    ref,
    options,
  ) => {
    asked();
    return isHidden(String(ref), options.credentials)
      ? undefined
      : await catalog().getEntityByRef(ref, options);
  };
  const getEntitiesByRefs: CatalogService['getEntitiesByRefs'] = async (
    query,
    options,
  ) => {
    asked();
    const { items } = await catalog().getEntitiesByRefs(query, options);
    return {
      items: items.map((item, index) =>
        isHidden(query.entityRefs[index], options.credentials)
          ? undefined
          : item,
      ),
    };
  };
  const streamEntities: CatalogService['streamEntities'] = (...query) =>
    catalog().streamEntities(...query);
  return Object.assign(Object.create(catalog()), {
    getEntityByRef,
    getEntitiesByRefs,
    streamEntities,
  });
}

/** What a permission policy says, asked of the user; all is allowed where it says nothing. */
export type TestPolicy = (
  permission: Permission,
  userEntityRef: string,
) => PolicyDecision | undefined | Promise<PolicyDecision>;

function permissionsBy(policy: TestPolicy) {
  const decide = async (
    permission: Permission,
    credentials: BackstageCredentials,
  ): Promise<PolicyDecision> =>
    (await policy(permission, userOf(credentials))) ?? {
      result: AuthorizeResult.ALLOW,
    };
  return createServiceFactory({
    service: coreServices.permissions,
    deps: {},
    factory: () => ({
      authorize: async (requests, { credentials }) =>
        await Promise.all(
          requests.map(async ({ permission }) => {
            if (permission.type === 'resource') {
              throw new Error('Findings are asked for with conditions');
            }
            const { result } = await decide(permission, credentials);
            return {
              result:
                result === AuthorizeResult.ALLOW
                  ? AuthorizeResult.ALLOW
                  : AuthorizeResult.DENY,
            };
          }),
        ),
      authorizeConditional: async (queries, { credentials }) =>
        await Promise.all(
          queries.map(
            async ({ permission }) => await decide(permission, credentials),
          ),
        ),
    }),
  });
}

/** The real service, as `permission.enabled` of the config says. */
const permissionsByConfig = createServiceFactory({
  service: coreServices.permissions,
  deps: {
    auth: coreServices.auth,
    config: coreServices.rootConfig,
    discovery: coreServices.discovery,
  },
  factory: ({ config, ...deps }) =>
    ServerPermissionClient.fromConfig(config, deps),
});

/** The scheduler of the plugin: in tests it runs each task once at the start, and then when told to. */
function captureScheduler() {
  let scheduler: SchedulerService | undefined;
  const module = createBackendModule({
    pluginId: 'security-hub',
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
  return {
    module,
    run: async (task: string) => await scheduler?.triggerTask(task),
  };
}

function permissionsOf({
  policy,
  permission,
}: Pick<Parameters<typeof startPlugin>[0], 'policy' | 'permission'>) {
  if (policy) {
    return permissionsBy(policy);
  }
  return permission === 'config'
    ? permissionsByConfig
    : mockServices.permissions.factory({
        result: permission ?? AuthorizeResult.ALLOW,
      });
}

/** The whole plugin behind HTTP, over a given database and catalog. */
export async function startPlugin(options: {
  knex: Knex;
  /** What the catalog holds, or what it holds now */
  entities: Entity[] | (() => Entity[]);
  config: object;
  /** Entities that the catalog hides, by user */
  hidden?: Record<string, string[]>;
  /** Called with each question that somebody asks of the catalog */
  onCatalogCall?: () => void;
  /** What is said of everything; `config`: as `permission.enabled` says, without a policy */
  permission?: AuthorizeResult.ALLOW | AuthorizeResult.DENY | 'config';
  policy?: TestPolicy;
  /** The events of the backend, where a test publishes some */
  events?: EventsService;
  /** Direct memberships of further users, by ref */
  members?: Record<string, string[]>;
  /** Services to look at, e.g. the auditor */
  services?: BackendFeature[];
}) {
  // No AWS behind it: reads fail at once instead of looking for credentials.
  process.env.AWS_ENDPOINT_URL ??= 'http://127.0.0.1:9';
  process.env.AWS_ACCESS_KEY_ID ??= 'AKIATEST';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'test';
  const schedule = captureScheduler();
  const backend = await startTestBackend({
    features: [
      plugin,
      mockServices.rootConfig.factory({ data: options.config as never }),
      mockServices.database.factory({ knex: options.knex }),
      schedule.module,
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => options.events ?? mockServices.events(),
      }),
      permissionsOf(options),
      ...(options.services ?? []),
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => ({
          async getUserInfo(credentials) {
            const userEntityRef = userOf(credentials);
            return {
              userEntityRef,
              ownershipEntityRefs: [
                userEntityRef,
                ...(options.members?.[userEntityRef] ??
                  members[userEntityRef] ??
                  []),
              ],
            };
          },
        }),
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => {
          const { entities, hidden = {}, onCatalogCall = () => {} } = options;
          return catalogHiding(
            typeof entities === 'function' ? entities : () => entities,
            hidden,
            onCatalogCall,
          );
        },
      }),
    ],
  });
  const send = async (
    method: 'get' | 'post',
    caller: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ) => {
    const call = request(backend.server)[method](`/api/security-hub${path}`);
    call.set({ ...headers, Authorization: authorization(caller) });
    return body ? await call.send(body) : await call;
  };
  return {
    stop: async () => await backend.stop(),
    /** Sweeps the catalog; without it that is done once, at the start */
    sweep: async () => await schedule.run('security-hub-catalog-sweep'),
    /** Runs one of the plugin's periodic tasks */
    runTask: async (task: string) => await schedule.run(`security-hub-${task}`),
    get: async (
      caller: string,
      path: string,
      headers?: Record<string, string>,
    ) => await send('get', caller, path, undefined, headers),
    post: async (caller: string, path: string, body: object) =>
      await send('post', caller, path, body),
  };
}

function authorization(caller: string): string {
  if (caller === 'none') {
    return mockCredentials.none.header();
  }
  if (caller === 'expired') {
    return mockCredentials.user.invalidHeader();
  }
  return caller === 'service'
    ? mockCredentials.service.header()
    : mockCredentials.user.header(`user:default/${caller}`);
}
