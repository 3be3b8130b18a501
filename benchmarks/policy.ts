import { Benchmark, BenchmarkContext, Size } from './lib/Benchmark';
import {
  boundReader,
  ownerReader,
  reader,
  readers,
} from './lib/catalogEntities';
import { markChanged, pathOf, subjects } from './lib/readRoutes';
import { SeededBackend, SeededBackends } from './lib/seededBackend';
import { quantile, show } from './lib/statistics';

type Scale = {
  entities: number;
  accounts: number;
  findings: number;
  large: number;
  rounds: number;
};

const scales: Record<Size, Scale> = {
  tiny: {
    entities: 20,
    accounts: 10,
    findings: 4_000,
    large: 1_000,
    rounds: 5,
  },
  small: {
    entities: 200,
    accounts: 50,
    findings: 20_000,
    large: 5_000,
    rounds: 40,
  },
  full: {
    entities: 2_000,
    accounts: 500,
    findings: 1_000_000,
    large: 50_000,
    rounds: 300,
  },
};

const WARM_UP_ROUNDS = 10;

/** Whom the policy binds, and by what. */
const bound = [
  {
    id: 'list',
    person: boundReader,
    policy: 'a policy by severity',
    leaves: 'four of five severities',
  },
  {
    id: 'owner',
    person: ownerReader,
    policy: 'a policy by owner',
    leaves: 'what the own team is the first owner of',
  },
];

const wayWords = {
  known: 'nothing changed since the last request',
  changed: 'its findings have just changed',
};

type Times = Map<string, number[]>;

/** Lists of all readers in turn, from what is remembered and after a change. */
async function askInTurn(
  { backend, knex }: SeededBackend,
  rounds: number,
): Promise<{ times: Times; shown: Map<string, number> }> {
  const times: Times = new Map();
  const shown = new Map<string, number>();
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, entityRef } of subjects) {
      for (const person of readers) {
        // A change ends what is remembered for all of them: what is known comes right after it
        for (const way of ['changed', 'known'] as const) {
          if (way === 'changed') {
            await markChanged(knex, entityRef);
          }
          const reply = await backend.get(pathOf('list', entityRef), person);
          if (reply.status !== 200) {
            throw new Error(`${entityRef}: ${reply.status} ${reply.text}`);
          }
          const key = `${name} ${way} ${person}`;
          times.set(key, [...(times.get(key) ?? []), reply.milliseconds]);
          shown.set(`${name} ${person}`, JSON.parse(reply.text).totalItems);
        }
      }
    }
  }
  return { times, shown };
}

async function run(context: BenchmarkContext): Promise<void> {
  const { rounds, findings, large, ...size } = scales[context.size];
  const backends = await SeededBackends.create(context, size);
  await backends.with({ findings, large }, async seeded => {
    await askInTurn(seeded, Math.min(rounds, WARM_UP_ROUNDS));
    context.progress(`${rounds} times round`);
    const { times, shown } = await askInTurn(seeded, rounds);
    for (const { name } of subjects) {
      for (const { id, person, policy: rule, leaves } of bound) {
        for (const way of ['changed', 'known'] as const) {
          const p50 = (who: string) =>
            quantile(times.get(`${name} ${way} ${who}`) ?? [], 0.5);
          const count = (who: string) => show(shown.get(`${name} ${who}`) ?? 0);
          context.row({
            id: `policy-${id}-${name}-${way}`,
            what: `List of ${count(reader)} with ${rule} / without, ${
              wayWords[way]
            }, p50`,
            ratio: p50(person) / p50(reader),
            target: 1.2,
            measured: `${show(p50(person))} ms : ${show(p50(reader))} ms`,
            note: `The policy leaves ${count(person)} findings (${leaves})`,
          });
        }
      }
    }
  });
  await backends.close();
}

/** What a conditional permission policy costs: readers of one team, of whom the policy binds some. */
export const policy: Benchmark = {
  number: 8,
  title: 'A conditional policy',
  minutes: { tiny: 4, small: 6, full: 20 },
  run,
};
