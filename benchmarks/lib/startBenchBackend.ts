import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { stringify } from 'yaml';
import {
  endsWithParent,
  runsSources,
  startChild,
} from '../../scripts/lib/children.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { fetchToken } from '../../scripts/lib/portalApi.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { simulatorEnvironment } from '../../scripts/lib/simulator.mjs';
import { reader, readers, team } from './catalogEntities';
import { residentMemoryOf } from './residentMemory';
import { databasePrefix } from './pluginDatabases';
import { RequestCounts, countHeader } from './requestCounts';

/** What the backend is started with. */
export type BenchBackendOptions = {
  connectionString: string;
  folder: string;
  entities: Entity[];
  /** `securityHub` of the configuration */
  securityHub: object;
  /** Of the simulator; default: no AWS answers */
  awsUrl?: string;
};

/** A reply, and how long it took. */
export type Reply = { status: number; text: string; milliseconds: number };

/** A running backend. */
export type BenchBackend = {
  /** Reads as a member of the team, by default the one whom no policy binds; the path is below `/api/security-hub` */
  get(path: string, person?: string): Promise<Reply>;
  /** The same, and what it cost */
  count(path: string): Promise<RequestCounts>;
  /** Stores a reply for the route of the comparison */
  store(reply: string, text: string): Promise<void>;
  /** Resident memory of the process, MiB */
  residentMemory(): number;
  stop(): Promise<void>;
};

const people = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: team.split('/')[1] },
    spec: { type: 'team', children: [] },
  },
  ...readers.map(person => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: person.split('/')[1] },
    spec: { memberOf: [team] },
  })),
];

function writeCatalog(folder: string, entities: Entity[]): string {
  const file = join(folder, 'catalog.yaml');
  const documents = [
    ...people,
    ...entities.map(({ relations: _, ...entity }) => entity),
  ];
  writeFileSync(file, documents.map(item => stringify(item)).join('---\n'));
  return file;
}

function writeConfig(
  options: BenchBackendOptions,
  { port, catalogFile }: { port: number; catalogFile: string },
): string {
  const { folder, securityHub, connectionString } = options;
  const server = new URL(connectionString);
  const baseUrl = `http://localhost:${port}`;
  const file = join(folder, 'app-config.yaml');
  const config = {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database: {
        client: 'pg',
        prefix: databasePrefix,
        connection: {
          host: server.hostname,
          port: Number(server.port),
          user: server.username,
          password: server.password,
        },
      },
    },
    auth: { providers: { demo: { personas: readers } } },
    catalog: {
      // The catalog does not change while something is measured
      processingInterval: { hours: 12 },
      locations: [
        {
          type: 'file',
          target: catalogFile,
          rules: [{ allow: ['User', 'Group', 'Component'] }],
        },
      ],
    },
    securityHub: {
      claims: { mode: 'open', allow: [] },
      schedules: { catalogSweep: { seconds: 30 } },
      writeBack: { mode: 'off' },
      ...securityHub,
    },
  };
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  return file;
}

async function waitFor(
  what: string,
  seconds: number,
  isThere: () => Promise<boolean>,
  ended: Promise<never>,
): Promise<void> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const there = await Promise.race([isThere().catch(() => false), ended]);
    if (there) {
      return;
    }
    if (Date.now() > until) {
      throw new Error(`${what}: not there after ${seconds} s`);
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}

/** Starts it, and waits until the reader can sign in and the catalog holds all entities. */
export async function startBenchBackend(
  options: BenchBackendOptions,
): Promise<BenchBackend> {
  const port = await freePort();
  const catalogFile = writeCatalog(options.folder, options.entities);
  const configFile = writeConfig(options, { port, catalogFile });
  const files = ['app-config.yaml', 'app-config.demo.yaml'];
  const child = startChild({
    name: 'backend',
    args: [
      ...endsWithParent,
      ...runsSources,
      join(__dirname, 'processes', 'backend.ts'),
      ...[...files.map(file => join(root, file)), configFile].flatMap(file => [
        '--config',
        file,
      ]),
    ],
    env: {
      ...simulatorEnvironment(
        options.awsUrl ?? 'http://127.0.0.1:9',
        process.env,
      ),
      NODE_ENV: 'production',
    },
    cwd: join(root, 'packages', 'backend'),
    logFile: join(options.folder, 'backend.log'),
  });
  const ended = child.exited.then(async () => {
    throw await child.failure();
  });
  ended.catch(() => {});
  const url = `http://localhost:${port}`;
  const tokens = new Map<string, string>();
  const headers = (person = reader) => ({
    authorization: `Bearer ${tokens.get(person)}`,
  });
  await waitFor(
    'The backend with its sign-in',
    120,
    async () => {
      for (const person of readers) {
        tokens.set(person, await fetchToken(url, person.split('/')[1]));
      }
      return true;
    },
    ended,
  );
  await waitFor(
    'The catalog',
    600,
    async () => {
      const response = await fetch(
        `${url}/api/catalog/entities/by-query?limit=0&filter=kind=component,relations.ownedBy=${team}`,
        { headers: headers() },
      );
      const { totalItems } = (await response.json()) as { totalItems: number };
      return totalItems >= options.entities.length;
    },
    ended,
  );
  const api = `${url}/api/security-hub`;
  return {
    async get(path, person) {
      const began = performance.now();
      const response = await fetch(api + path, { headers: headers(person) });
      const text = await response.text();
      const milliseconds = performance.now() - began;
      return { status: response.status, text, milliseconds };
    },
    async count(path) {
      const response = await fetch(api + path, {
        headers: { ...headers(), [countHeader]: '1' },
      });
      await response.text();
      return JSON.parse(response.headers.get(countHeader) ?? '');
    },
    async store(reply, text) {
      const response = await fetch(`${api}/benchmark/replies/${reply}`, {
        method: 'PUT',
        headers: headers(),
        body: text,
      });
      if (response.status !== 204) {
        throw new Error(`Storing a reply: ${response.status}`);
      }
    },
    residentMemory: () => residentMemoryOf(child.child.pid as number),
    stop: async () => await child.stop(10_000),
  };
}
