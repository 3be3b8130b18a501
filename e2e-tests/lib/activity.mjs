import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../scripts/lib/paths.mjs';
import { simulatorEnvironment } from '../../scripts/lib/simulator.mjs';

// A dependency of the plugin
const { BatchUpdateFindingsCommand, SecurityHubClient } = createRequire(
  join(root, 'plugins', 'security-hub-backend', 'package.json'),
)('@aws-sdk/client-securityhub');

const results = ['PASSED', 'FAILED', 'WARNING', 'FAILED'];
const statuses = ['SUPPRESSED', 'NEW', 'NOTIFIED', 'RESOLVED'];
const pauseMilliseconds = 100;
const triagedAtOnce = 10;

/** The same numbers in every run: 0 up to 1. */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Whoever else works with Security Hub, by the administrator's credentials. */
function createClient(url, region) {
  const environment = simulatorEnvironment(url, {});
  return new SecurityHubClient({
    endpoint: url,
    region,
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID,
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
    },
  });
}

/**
 * What goes on in AWS while portals read it: checks with new results, resources that go and come back, triage by somebody else, new
 * findings. The same records are met again and again.
 *
 * @param simulatorUrl changes are made there, past the portals
 * @param records that may change, as the control endpoint lists them
 * @returns `{ counts, ended, stop() }`: how many changes of each kind were made; `ended` rejects where one could not be made
 */
export function startActivity({ world, simulatorUrl, region, records }) {
  const random = createRandom(11);
  const one = () => records[Math.floor(random() * records.length)];
  const client = createClient(simulatorUrl, region);
  const counts = { checked: 0, moved: 0, triaged: 0, added: 0 };
  const selectorOf = ({ account, region: place, finding }) => ({
    id: finding.Id,
    productArn: finding.ProductArn,
    accountId: account,
    region: place,
  });
  const controls = records.filter(
    ({ finding }) => finding.Compliance?.SecurityControlId,
  );
  const check = async turn => {
    const record = controls[Math.floor(random() * controls.length)];
    await world.control('findings/compliance', {
      selector: selectorOf(record),
      result: results[turn % results.length],
    });
    counts.checked += 1;
  };
  const move = async turn => {
    await world.control(`findings/${turn % 3 ? 'archive' : 'activate'}`, {
      selector: selectorOf(one()),
    });
    counts.moved += 1;
  };
  const triage = async turn => {
    const chosen = new Map();
    for (let count = 0; count < triagedAtOnce; count += 1) {
      const { Id, ProductArn } = one().finding;
      chosen.set(Id, { Id, ProductArn });
    }
    const { UnprocessedFindings } = await client.send(
      new BatchUpdateFindingsCommand({
        FindingIdentifiers: [...chosen.values()],
        Workflow: { Status: statuses[turn % statuses.length] },
      }),
    );
    if (UnprocessedFindings.length > 0) {
      throw new Error(`Not updated: ${JSON.stringify(UnprocessedFindings)}`);
    }
    counts.triaged += chosen.size;
  };
  const add = async turn => {
    const now = new Date().toISOString();
    const { finding } = controls[Math.floor(random() * controls.length)];
    await world.control('findings/add', [
      { ...finding, Id: `${finding.Id}-${turn}`, UpdatedAt: now },
    ]);
    counts.added += 1;
  };
  const kinds = [check, move, triage, check, add, move, check, triage];
  let stopped = false;
  const work = async () => {
    try {
      for (let turn = 0; !stopped; turn += 1) {
        // A kind's own turns, so that each goes through all of its values
        await kinds[turn % kinds.length](Math.floor(turn / kinds.length));
        await sleep(pauseMilliseconds);
      }
    } finally {
      client.destroy();
    }
  };
  const ended = work();
  ended.catch(() => {});
  return {
    counts,
    ended,
    async stop() {
      stopped = true;
      await ended;
    },
  };
}
