import { Knex } from 'knex';
import { largeEntity, smallEntity } from './seedStore';
import { BenchBackend } from './startBenchBackend';

/** What a page is made of. */
export const routes = ['list', 'groups', 'summary'] as const;
export type Route = (typeof routes)[number];

/** The two entities that are looked at. */
export const subjects = [
  { name: 'small', entityRef: smallEntity },
  { name: 'large', entityRef: largeEntity },
] as const;
export type Subject = (typeof subjects)[number];

/**
 * How a route answers: after the entity's findings have changed, from what it remembers, or with the stored reply of the comparison. In this
 * order: what was counted after the change is what is remembered.
 */
export const ways = ['changed', 'known', 'stored'] as const;
export type Way = (typeof ways)[number];

function place(entityRef: string): string {
  const [kind, rest] = entityRef.split(':');
  return `${kind}/${rest}`;
}

/** The path of a route of the plugin. */
export function pathOf(route: Route, entityRef: string): string {
  const entity = `/entities/by-name/${place(entityRef)}`;
  return route === 'list'
    ? `${entity}/findings?limit=50`
    : `${entity}/${route}`;
}

/** The path of the comparison: same authorisation, stored reply. */
export function storedPathOf(route: Route, subject: Subject): string {
  const { name, entityRef } = subject;
  return `/benchmark/replies/${route}-${name}/${place(entityRef)}`;
}

/** Stores the replies of now for the comparison. */
export async function storeReplies(backend: BenchBackend): Promise<void> {
  for (const subject of subjects) {
    for (const route of routes) {
      const reply = await backend.get(pathOf(route, subject.entityRef));
      if (reply.status !== 200) {
        throw new Error(
          `${route} of ${subject.entityRef}: ${reply.status} ${reply.text}`,
        );
      }
      await backend.store(`${route}-${subject.name}`, reply.text);
    }
  }
}

/** The entity's findings count as changed, so that nothing that was remembered holds. */
export async function markChanged(
  knex: Knex,
  entityRef: string,
): Promise<void> {
  await knex('entity_versions')
    .where('entity_ref', entityRef)
    .increment('version', 1);
}

/** Milliseconds of requests, by `<route> <entity> <way>`. */
export type Times = Map<string, number[]>;

/** The name of what was measured in {@link Times}. */
export function keyOf(route: Route, subject: Subject, way: Way): string {
  return `${route} ${subject.name} ${way}`;
}

/**
 * Asks for everything in turn, so many times round, so that whatever else the machine does meets all of them alike.
 *
 * @throws Error for any answer but 200
 */
export async function askInTurn(
  backend: BenchBackend,
  knex: Knex,
  rounds: number,
): Promise<Times> {
  const times: Times = new Map();
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of subjects) {
      for (const route of routes) {
        for (const way of ways) {
          if (way === 'changed') {
            await markChanged(knex, subject.entityRef);
          }
          const reply = await backend.get(
            way === 'stored'
              ? storedPathOf(route, subject)
              : pathOf(route, subject.entityRef),
          );
          if (reply.status !== 200) {
            throw new Error(`${route}: ${reply.status} ${reply.text}`);
          }
          const key = keyOf(route, subject, way);
          times.set(key, [...(times.get(key) ?? []), reply.milliseconds]);
        }
      }
    }
  }
  return times;
}
