import { pathOf, routes, storedPathOf, subjects } from './readRoutes';
import { BenchBackend } from './startBenchBackend';

/** What many readers saw. */
export type TogetherResult = {
  /** Milliseconds of the requests that were answered with 200 */
  times: number[];
  /** Of the others: the status and the beginning of the answer, or the error */
  errors: string[];
};

/**
 * Readers who ask one thing after the other, all of them at once: pages of the small and the large entity and of as many others, or the
 * stored replies.
 */
export async function readTogether(
  backend: BenchBackend,
  options: {
    readers: number;
    seconds: number;
    entities: number;
    stored: boolean;
  },
): Promise<TogetherResult> {
  const { readers, seconds, entities, stored } = options;
  const times: number[] = [];
  const errors: string[] = [];
  const until = performance.now() + seconds * 1000;
  const read = async (number: number) => {
    for (let step = number; performance.now() < until; step += 1) {
      const route = routes[step % routes.length];
      const subject = subjects[Math.floor(step / 3) % subjects.length];
      // Every second request is about an entity like any other
      const entityRef =
        step % 2 === 0
          ? subject.entityRef
          : `component:default/service-${2 + ((number * 7) % (entities - 2))}`;
      try {
        const reply = await backend.get(
          stored ? storedPathOf(route, subject) : pathOf(route, entityRef),
        );
        if (reply.status === 200) {
          times.push(reply.milliseconds);
        } else {
          errors.push(`${reply.status} ${reply.text.slice(0, 80)}`);
        }
      } catch (error) {
        errors.push(String(error));
      }
    }
  };
  await Promise.all(
    Array.from({ length: readers }, async (_, number) => await read(number)),
  );
  return { times, errors };
}
