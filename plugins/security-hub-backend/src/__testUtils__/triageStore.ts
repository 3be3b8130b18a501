import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { HubError } from '../aws/HubError';
import { DefaultTriageService } from '../triage/DefaultTriageService';
import { DefaultTriageTasks } from '../triage/DefaultTriageTasks';
import { createStore, testSettings } from './createStore';

export const caller = { userEntityRef: 'user:default/jane' };
export const other = { userEntityRef: 'user:default/john' };
export const entityRef = 'component:default/checkout';
export const unknownKey = '0'.repeat(64);

/** The service and its tasks over a store; AWS denies everything. */
export async function setUpTriage(
  knex: Knex,
  mode: 'member' | 'off' = 'member',
  overrides: object = {},
) {
  let now = new Date('2026-11-20T12:00:00.000Z');
  const clock = () => now;
  const settings = testSettings({ writeBack: { mode }, ...overrides });
  const store = await createStore(knex, { settings, now: clock });
  const triage = DefaultTriageService.create({
    database: knex,
    settings,
    clock,
  });
  const tasks = DefaultTriageTasks.create({
    database: knex,
    settings,
    clock,
    random: () => 0,
    logger: mockServices.logger.mock(),
    ingestor: store.ingestor,
    gateways: {
      forTarget: async ({ account }) => {
        throw new HubError('denied', `AWS denies access to ${account}`);
      },
    },
  });
  const keyOf = async (bucket: string): Promise<string> => {
    const row = await knex('findings')
      .where('resource_name', bucket)
      .first('key');
    return row.key;
  };
  return {
    ...store,
    triage,
    tasks,
    keyOf,
    advance: (to: string) => {
      now = new Date(to);
    },
    finding: async (key: string) =>
      await knex('findings')
        .where({ key })
        .first('status', 'aws_status', 'decision_id', 'decision_ends_at'),
    accept: async (findingKeys: string[], by = caller) =>
      await triage.decide({
        entityRef,
        caller: by,
        findingKeys,
        request: {
          kind: 'accept-risk',
          findingKeys,
          reason: 'by-design',
          justification: 'A public web site',
          endsAt: '2026-12-20T00:00:00.000Z',
        },
      }),
    decide: async (kind: 'acknowledge' | 'reopen', findingKeys: string[]) =>
      await triage.decide({
        entityRef,
        caller,
        findingKeys,
        request: { kind, findingKeys },
      }),
  };
}
