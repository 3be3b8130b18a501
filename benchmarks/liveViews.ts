import { AwsSecurityFinding, SecurityHub } from '@aws-sdk/client-securityhub';
import { Benchmark, BenchmarkContext, Size } from './lib/Benchmark';
import { liveTag } from './lib/organisations';
import { pathOf, routes } from './lib/readRoutes';
import { SeededBackends } from './lib/seededBackend';
import { smallEntity } from './lib/seedStore';
import { BenchBackend } from './lib/startBenchBackend';
import { startBenchSimulator } from './lib/startBenchSimulator';
import { quantile, show } from './lib/statistics';

type Scale = {
  /** Findings in the store of the portal, of which the entity has 300 */
  stored: number;
  entities: number;
  accounts: number;
  /** Findings that AWS holds besides the entity's */
  simulated: number;
  /** Times that every reader opens the page */
  rounds: number;
};

const scales: Record<Size, Scale> = {
  tiny: {
    stored: 2_000,
    entities: 20,
    accounts: 10,
    simulated: 4_000,
    rounds: 1,
  },
  small: {
    stored: 10_000,
    entities: 200,
    accounts: 50,
    simulated: 10_000,
    rounds: 2,
  },
  full: {
    stored: 100_000,
    entities: 2_000,
    accounts: 500,
    simulated: 30_000,
    rounds: 10,
  },
};

/** The entity's findings, and how the live view reads them. */
const FINDINGS = 300;
const PAGE = 25;
/** All open the page within this time; then AWS's burst is full again before they do so once more. */
const ARRIVAL_MILLISECONDS = 1_000;
const PAUSE_MILLISECONDS = 10_000;

type View = () => Promise<{ bytes: number; calls: number }>;
type Viewed = {
  seconds: number[];
  bytes: number;
  calls: number;
  failed: number;
};

/** GetFindings by tag, page after page, until all findings of the entity are there; the SDK tries each call three times. */
function liveView(client: SecurityHub): View {
  return async () => {
    const findings: AwsSecurityFinding[] = [];
    let calls = 0;
    let nextToken: string | undefined;
    do {
      const page = await client.getFindings({
        Filters: {
          ResourceTags: [
            { Key: liveTag.key, Value: liveTag.value, Comparison: 'EQUALS' },
          ],
          RecordState: [{ Value: 'ACTIVE', Comparison: 'EQUALS' }],
        },
        MaxResults: PAGE,
        NextToken: nextToken,
      });
      findings.push(...(page.Findings ?? []));
      nextToken = page.NextToken;
      calls += 1;
    } while (nextToken);
    if (findings.length !== FINDINGS) {
      throw new Error(`The live view has ${findings.length} findings`);
    }
    return { bytes: JSON.stringify(findings).length, calls };
  };
}

/** Summary, groups and the first page of the list, one after the other: more than the tab asks for when it is opened. */
function portalView(backend: BenchBackend): View {
  return async () => {
    let bytes = 0;
    for (const route of routes) {
      const { status, text } = await backend.get(pathOf(route, smallEntity));
      if (status !== 200) {
        throw new Error(`${status} ${text}`);
      }
      bytes += text.length;
    }
    return { bytes, calls: 0 };
  };
}

const sleep = (milliseconds: number) =>
  new Promise(resolve => setTimeout(resolve, milliseconds));

async function viewAll(
  view: View,
  readers: number,
  rounds: number,
): Promise<Viewed> {
  const viewed: Viewed = { seconds: [], bytes: 0, calls: 0, failed: 0 };
  const open = async (number: number) => {
    await sleep((ARRIVAL_MILLISECONDS * number) / readers);
    const began = performance.now();
    try {
      const { bytes, calls } = await view();
      viewed.seconds.push((performance.now() - began) / 1000);
      viewed.bytes = bytes;
      viewed.calls = calls;
    } catch {
      viewed.failed += 1;
    }
  };
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all(
      Array.from({ length: readers }, (_, number) => open(number)),
    );
    await sleep(PAUSE_MILLISECONDS);
  }
  return viewed;
}

function describe({ seconds, failed, bytes, calls }: Viewed): string {
  const share = Math.round((100 * failed) / (failed + seconds.length));
  return seconds.length === 0
    ? `every one of ${failed} views failed`
    : `p50 ${show(quantile(seconds, 0.5))} s, ${share} % of ${
        failed + seconds.length
      } views failed, ${show(bytes / 1000)} kB${
        calls > 0 ? `, ${calls} calls to AWS` : ''
      }`;
}

function report(
  context: BenchmarkContext,
  readers: number,
  live: Viewed,
  portal: Viewed,
): void {
  const ratio =
    live.seconds.length > 0 && portal.seconds.length > 0
      ? quantile(portal.seconds, 0.5) / quantile(live.seconds, 0.5)
      : undefined;
  context.row({
    id: `live-${readers}`,
    what: `The portal's page / live GetFindings for every view, ${readers} reader${
      readers > 1 ? 's' : ''
    }, views that succeeded`,
    ratio,
    measured: `${describe(portal)} : ${describe(live)}`,
    note: `${
      ratio ? `${show(1 / ratio)} times in our favour; ` : ''
    }AWS answers at once here, and nothing of a backend is in between: both favour the live view`,
  });
  context.row({
    id: `live-${readers}-failed`,
    what: `Views of the portal that failed, ${readers} reader${
      readers > 1 ? 's' : ''
    }`,
    ratio: portal.failed,
    target: 0,
    unit: 'views',
    measured: `${portal.failed} : ${live.failed} of ${
      live.failed + live.seconds.length
    } live views`,
  });
}

async function run(context: BenchmarkContext): Promise<void> {
  const { stored, entities, accounts, simulated, rounds } =
    scales[context.size];
  const simulator = await startBenchSimulator(
    {
      organisation: {
        kind: 'tagged',
        findings: simulated,
        accounts: 10,
        tagged: FINDINGS,
      },
      limits: 1,
    },
    context.folder,
  );
  const client = new SecurityHub({
    endpoint: simulator.url,
    region: 'ap-northeast-1',
    credentials: {
      accessKeyId: simulator.environment.AWS_ACCESS_KEY_ID,
      secretAccessKey: simulator.environment.AWS_SECRET_ACCESS_KEY,
    },
  });
  const live = new Map<number, Viewed>();
  for (const readers of [1, 20]) {
    context.progress(`Live views, readers: ${readers}`);
    live.set(readers, await viewAll(liveView(client), readers, rounds));
  }
  client.destroy();
  await simulator.stop();
  const backends = await SeededBackends.create(context, { entities, accounts });
  await backends.with({ findings: stored }, async ({ backend }) => {
    const view = portalView(backend);
    await view();
    for (const [readers, theirs] of live) {
      context.progress(`Views of the portal, readers: ${readers}`);
      const ours = await viewAll(view, readers, rounds);
      report(context, readers, theirs, ours);
    }
  });
  await backends.close();
}

/** The way of viewers without a store: AWS is asked for every view. */
export const liveViews: Benchmark = {
  number: 5,
  title: 'The same page by live GetFindings',
  minutes: { tiny: 5, small: 6, full: 25 },
  run,
};
