import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import module from '.';

jest.setTimeout(60_000);

function component(
  name: string,
  annotations: Record<string, unknown>,
  description = 'first',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      description,
      annotations: {
        'backstage.io/managed-by-location': 'url:https://kumo.example/a.yaml',
        'backstage.io/managed-by-origin-location':
          'url:https://kumo.example/a.yaml',
        ...annotations,
      } as Record<string, string>,
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
  };
}

const good = { 'aws-security-hub/account-ids': '111122223333' };
const bad = { 'aws-security-hub/account-ids': '111122223333, 1234' };
const mistake =
  'Annotation aws-security-hub/account-ids at character 15 ("111122223333, 1234"): An account id has 12 digits; "1234" has 4. Write all of them.';

async function until<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) {
      return found;
    }
    if (Date.now() > deadline) {
      throw new Error(`Waited in vain until ${what}`);
    }
    await sleep(20);
  }
}

/** The catalog itself, with the module, and what comes out of it. */
async function startCatalog(onInvalidAnnotation?: string) {
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const events = mockServices.events();
  const hints: unknown[] = [];
  const errors: string[] = [];
  await events.subscribe({
    id: 'test',
    topics: ['security-hub.catalog', 'experimental.catalog.errors'],
    onEvent: async ({ topic, eventPayload }) => {
      if (topic === 'security-hub.catalog') {
        hints.push(eventPayload);
      } else {
        const { entity, errors: told } = eventPayload as {
          entity: string;
          errors: Error[];
        };
        errors.push(`${entity}: ${told.map(({ message }) => message).join()}`);
      }
    },
  });
  let connection: EntityProviderConnection | undefined;
  const provider = createBackendModule({
    pluginId: 'catalog',
    moduleId: 'test-provider',
    register(registration) {
      registration.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        async init({ processing }) {
          processing.addEntityProvider({
            getProviderName: () => 'test',
            connect: async given => {
              connection = given;
            },
          });
        },
      });
    },
  });
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      module,
      provider,
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => events,
      }),
      createServiceFactory({
        service: coreServices.logger,
        deps: {},
        factory: () => logger,
      }),
      mockServices.rootConfig.factory({
        data: {
          // Everything is processed again and again
          catalog: { processingInterval: { seconds: 1 } },
          ...(onInvalidAnnotation
            ? { securityHub: { catalog: { onInvalidAnnotation } } }
            : {}),
        },
      }),
    ],
  });
  const find = async (name: string) => {
    const { status, body } = await request(backend.server).get(
      `/api/catalog/entities/by-name/component/default/${name}`,
    );
    return status === 200 ? (body as Entity) : undefined;
  };
  return {
    stop: async () => await backend.stop(),
    hints,
    errors,
    warnings: () =>
      logger.warn.mock.calls
        .map(([text]) => String(text))
        .filter(text => text.includes('Annotation aws-security-hub/')),
    ingest: async (entities: Entity[]) =>
      await (
        await until('the provider is connected', () => connection)
      ).applyMutation({
        type: 'full',
        entities: entities.map(entity => ({ entity, locationKey: 'test' })),
      }),
    entity: async (
      name: string,
      fits: (entity: Entity) => boolean = () => true,
    ) =>
      await until(`${name} is as expected`, async () => {
        const found = await find(name);
        return found && fits(found) ? found : undefined;
      }),
    find,
    /** Has an entity as it is now checked once with nothing stored, as the page that registers a component does */
    validate: async (entity: Entity) =>
      await request(backend.server)
        .post('/api/catalog/validate-entity')
        .send({ entity, location: 'url:https://kumo.example/a.yaml' }),
  };
}

function messages(
  entity: Entity & { status?: { items?: Array<{ message: string }> } },
): string[] {
  return (entity.status?.items ?? []).map(({ message }) => message);
}

describe('the module in the catalog', () => {
  it('refuses a version with a mistake, and says on the page of the entity what to do', async () => {
    const catalog = await startCatalog();
    await catalog.ingest([
      component('good', good),
      component('plain', {}),
      component('turned', good),
      component('new', bad),
      component('number', { 'aws-security-hub/account-ids': 111122223333 }),
    ]);
    await catalog.entity('good');
    await catalog.entity('plain');
    await catalog.entity('turned');
    // Never taken over until now, so that there is no page: it is an event of the catalog
    await until('the catalog tells of the new one', () =>
      catalog.errors.find(text => text === `component:default/new: ${mistake}`),
    );
    expect(await catalog.find('new')).toBeUndefined();
    await until('the catalog tells of the number', () =>
      catalog.errors.find(text =>
        /^component:default\/number: .*put it into quotes/.test(text),
      ),
    );

    await catalog.ingest([
      component('good', good, 'second'),
      component('turned', bad, 'second'),
    ]);
    const turned = await catalog.entity(
      'turned',
      entity => messages(entity).length > 0,
    );
    expect(messages(turned)).toEqual([`InputError: ${mistake}`]);
    expect(turned.metadata.description).toBe('first');
    expect(turned.metadata.annotations).toMatchObject(good);
    const after = await catalog.entity(
      'good',
      ({ metadata }) => metadata.description === 'second',
    );
    expect(messages(after)).toEqual([]);

    const checked = await catalog.validate(component('other', bad));
    expect(checked.status).toBe(400);
    expect(checked.body.errors[0].message).toBe(mistake);
    expect((await catalog.validate(component('other', good))).status).toBe(200);

    await catalog.ingest([component('turned', good, 'third')]);
    const mended = await catalog.entity(
      'turned',
      ({ metadata }) => metadata.description === 'third',
    );
    expect(messages(mended)).toEqual([]);
    expect(catalog.warnings()).toEqual([]);
    await catalog.stop();
  });

  it('takes it over and logs the mistake once, where that is configured', async () => {
    const catalog = await startCatalog('warn');
    await catalog.ingest([component('good', good), component('bad', bad)]);
    const entity = await catalog.entity('bad');
    expect(messages(entity)).toEqual([]);
    expect(entity.metadata.annotations).toMatchObject(bad);
    await catalog.entity('good');
    const first = `component:default/bad has mistakes in its annotations. ${mistake}`;
    expect(catalog.warnings()).toEqual([first]);

    // Other changes, and further processing, are no reason to say it again
    await catalog.ingest([
      component('good', good),
      component('bad', bad, 'second'),
    ]);
    await catalog.entity(
      'bad',
      ({ metadata }) => metadata.description === 'second',
    );
    await catalog.ingest([
      component('bad', { 'aws-security-hub/tag': 'Service=shop' }),
    ]);
    await catalog.entity(
      'bad',
      ({ metadata }) =>
        metadata.annotations?.['aws-security-hub/tag'] !== undefined,
    );
    expect(catalog.warnings()).toEqual([
      first,
      expect.stringContaining('write aws-security-hub/tags, which is probably'),
    ]);
    await catalog.stop();
  });

  it('tells once of each change of annotations, and of nothing else', async () => {
    const catalog = await startCatalog();
    const hint = (name: string) => ({ entityRef: `component:default/${name}` });
    await catalog.ingest([
      component('shop', good),
      component('other', good),
      component('plain', {}),
    ]);
    await catalog.entity('shop');
    await catalog.entity('other');
    await catalog.entity('plain');
    expect(catalog.hints).toHaveLength(2);
    expect(catalog.hints).toEqual(
      expect.arrayContaining([hint('shop'), hint('other')]),
    );

    await catalog.ingest([
      component('shop', { 'aws-security-hub/account-ids': '444455556666' }),
      component('other', good, 'second'),
      component('plain', {}, 'second'),
    ]);
    await until('the change is told', () => catalog.hints[2]);
    for (const name of ['other', 'plain']) {
      await catalog.entity(
        name,
        ({ metadata }) => metadata.description === 'second',
      );
    }
    await catalog.ingest([component('shop', {}), component('other', good)]);
    await until('the removal is told', () => catalog.hints[3]);
    await catalog.entity(
      'other',
      ({ metadata }) => metadata.description === 'first',
    );
    expect(catalog.hints.slice(2)).toEqual([hint('shop'), hint('shop')]);
    await catalog.stop();
  });
});
