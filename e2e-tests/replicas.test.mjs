import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { callApi, fetchToken } from '../scripts/lib/portalApi.mjs';
import { waitUntilReady } from '../scripts/lib/readiness.mjs';
import { startActivity } from './lib/activity.mjs';
import { lineOf } from './lib/replicaStore.mjs';
import { startReplicas } from './lib/startReplicas.mjs';

const pageSize = 100;
const findings = 5000;
/** Of Security Hub, for GetFindings; the portals' budget is all of it */
const limit = { perSecond: 3, burst: 6 };
const leaseSeconds = 60;
const pullSeconds = 2;
const entity = 'component/default/checkout-api';

let replicas;
let store;
let killed;
let survivor;
let restarted;
/** All that ever ran, in the order of their start */
const all = [];
let activity;
let killedAt;
/** Messages that the killed replica had received and not deleted */
let inFlight;

/**
 * Waits until nothing is lacking.
 *
 * @param lacking tells what is not so yet; undefined: all is well
 */
async function until(what, lacking, { seconds = 60, alive = [] } = {}) {
  const end = Date.now() + seconds * 1000;
  const ended = alive.map(replica => replica.ended);
  try {
    for (;;) {
      const answer = await Promise.race([lacking(), ...ended]);
      if (answer === undefined) {
        return;
      }
      if (Date.now() > end) {
        throw new Error(`Waited ${seconds} s in vain until ${what}: ${answer}`);
      }
      await sleep(200);
    }
  } catch (error) {
    throw new Error(`${error.message}\n${replicas.tails()}`, { cause: error });
  }
}

async function startReplica(name) {
  const replica = await replicas.start(name);
  all.push(replica);
  await until(
    `replica ${name} answers`,
    async () => {
      const response = await fetch(
        `${replica.url}/.backstage/health/v1/readiness`,
      ).catch(() => undefined);
      return response?.ok ? undefined : 'it is starting';
    },
    { seconds: 120, alive: [replica] },
  );
  return replica;
}

/** What a call of GetFindings is for, by its filters. */
function kindOfRead({ input: { Filters = {} } }) {
  if (Filters.Id) {
    return 'by id';
  }
  if (Filters.WorkflowStatus) {
    return 'status sweep';
  }
  if (Filters.NoteUpdatedAt) {
    return 'incremental';
  }
  // The first full read reads what is archived, too; those after it do not, and incremental reads do
  return Filters.UpdatedAt && !Filters.RecordState ? 'incremental' : 'full';
}

function callsOf(operation, chosen = all) {
  return chosen
    .flatMap(({ tap }) => tap.calls)
    .filter(call => call.operation === operation)
    .sort((one, other) => one.at - other.at);
}

function pagesRead(chosen = all) {
  const pages = { full: 0, incremental: 0, 'status sweep': 0, 'by id': 0 };
  for (const call of callsOf('GetFindings', chosen)) {
    pages[kindOfRead(call)] += 1;
  }
  return pages;
}

function receivedBy({ tap }) {
  return callsOf('ReceiveMessage', [{ tap }]).flatMap(
    ({ output }) => output?.Messages ?? [],
  );
}

function idsOf(messages) {
  return messages.map(({ MessageId }) => MessageId);
}

/** All that AWS holds, but what a broken rule of AWS Config leaves at each check, which portals count and do not store. */
async function recordsInAws() {
  const { records } = await replicas.world.control('findings/list', {
    limit: 100_000,
  });
  return records.filter(
    ({ finding: { Compliance, RecordState } }) =>
      Compliance?.Status !== 'NOT_AVAILABLE' || RecordState !== 'ARCHIVED',
  );
}

function truthOf(records) {
  return records.map(({ account, region, finding }) =>
    lineOf({
      account,
      region,
      productArn: finding.ProductArn,
      id: finding.Id,
      workflow: finding.Workflow.Status,
      compliance: finding.Compliance?.Status,
      recordState: finding.RecordState,
    }),
  );
}

/** What differs between two lists of records, in words. */
function differences(actual, expected) {
  const stored = new Map(actual.map(({ key, state }) => [key, state]));
  const found = [];
  for (const { key, state } of expected) {
    if (stored.get(key) !== state) {
      found.push(`${key}: AWS ${state}, portal ${stored.get(key)}`);
    }
    stored.delete(key);
  }
  return [
    ...found,
    ...[...stored].map(([key, state]) => `${key}: only portal ${state}`),
  ];
}

async function throttled() {
  const response = await fetch(`${replicas.simulatorUrl}/__control/calls`);
  const { calls } = await response.json();
  return calls.filter(call => call.throttled > 0);
}

/** The rate that the calls were sent at: as many as AWS lets through, by its token bucket, in any time. */
function assertWithinLimit(calls) {
  let tokens = limit.burst;
  let at = calls[0].at;
  for (const call of calls) {
    const refilled = ((call.at - at) / 1000) * limit.perSecond;
    tokens = Math.min(limit.burst, tokens + refilled) - 1;
    at = call.at;
    assert.ok(
      tokens >= 0,
      `too many calls before ${new Date(at).toISOString()}`,
    );
  }
}

function fullPagesSince(replica, at) {
  return callsOf('GetFindings', [replica]).filter(
    call => call.at > at && kindOfRead(call) === 'full',
  );
}

/**
 * Kills a replica that has messages of both kinds: some are stored, but their deletion gets nowhere; others were received a
 * moment ago.
 */
async function killWithMessagesInFlight({ tap, kill, name }) {
  let stored;
  let exited;
  tap.holdNext('DeleteMessageBatch').then(call => {
    stored = call;
    const end = tap.onReply(({ operation, output }) => {
      if (operation === 'ReceiveMessage' && output?.Messages?.length > 0) {
        end();
        killedAt = Date.now();
        exited = kill();
      }
    });
  });
  await until(`replica ${name} is killed with messages in flight`, async () =>
    exited ? undefined : `${stored ? 'no' : 'a'} deletion is awaited`,
  );
  assert.equal((await exited).signal, 'SIGKILL');
  const receiptsOf = ({ input }) =>
    input.Entries.map(({ ReceiptHandle }) => ReceiptHandle);
  const kept = receiptsOf(stored);
  const deleted = callsOf('DeleteMessageBatch', [{ tap }]).flatMap(receiptsOf);
  const open = receivedBy({ tap }).filter(
    ({ ReceiptHandle }) => !deleted.includes(ReceiptHandle),
  );
  assert.ok(open.some(({ ReceiptHandle }) => kept.includes(ReceiptHandle)));
  assert.ok(open.some(({ ReceiptHandle }) => !kept.includes(ReceiptHandle)));
  inFlight = idsOf(open);
}

before(async () => {
  replicas = await startReplicas({
    findings,
    schedules: {
      pull: { seconds: pullSeconds },
      incremental: { seconds: 30 },
      // With the usual two days incremental reads would meet nearly all of these young findings
      overlap: { minutes: 10 },
      writeBack: { seconds: 1 },
    },
    delivery: { duplicateRate: 0.1, shuffle: true, seed: 7 },
  });
});

after(async () => {
  await activity?.stop();
  await replicas?.stop();
});

test('two replicas read once, and share the budget', async () => {
  await startReplica('first');
  store = await replicas.openStore();
  await startReplica('second');
  for (const { url, ended } of all) {
    const lacking = await waitUntilReady({
      url,
      entities: [entity],
      ended,
      timeoutSeconds: 120,
    });
    assert.equal(lacking, undefined, replicas.tails());
  }
  await until(
    'what follows the first full read is done, too',
    async () => {
      const { changesAt, sweepAt, fullReadAt, asOf } = await store.sync();
      return changesAt && sweepAt && asOf > fullReadAt
        ? undefined
        : 'changes and statuses are being read';
    },
    { alive: all },
  );

  // What comes after the first full read may be due once more by now; each page of the full read was read once
  const pages = pagesRead();
  assert.equal(pages.full, Math.ceil(findings / pageSize));
  assert.ok(pages.incremental <= 8, JSON.stringify(pages));
  assert.ok(pages['status sweep'] <= 16, JSON.stringify(pages));
  assert.equal(pages['by id'], 0);
  assertWithinLimit(callsOf('GetFindings'));
  assert.deepEqual(await throttled(), []);
  assert.deepEqual(
    differences(await store.records(), truthOf(await recordsInAws())),
    [],
  );
});

test('a replica that is killed while it reads and consumes is followed within a lease', async () => {
  const records = await recordsInAws();
  const active = records.filter(
    ({ finding }) => finding.RecordState === 'ACTIVE',
  );
  const before = pagesRead().full;
  await store.wantFullRead();
  activity = startActivity({
    world: replicas.world,
    simulatorUrl: replicas.simulatorUrl,
    region: replicas.source.administrator.homeRegion,
    records: active.filter((_, index) => index % 12 === 0),
  });
  await until(
    'a third of the findings is read, and both replicas have received events',
    async () => {
      const { progress } = await store.sync();
      return progress?.read > active.length / 3 &&
        all.every(replica => receivedBy(replica).length > 50)
        ? undefined
        : `${progress?.read ?? 0} of ${active.length} read, ${all.map(
            replica => receivedBy(replica).length,
          )} messages`;
    },
    { alive: all },
  );
  const last = callsOf('GetFindings')
    .filter(call => kindOfRead(call) === 'full')
    .at(-1);
  killed = all.find(({ tap }) => tap.calls.includes(last));
  survivor = all.find(replica => replica !== killed);
  await killWithMessagesInFlight(killed);
  const { progress } = await store.sync();
  assert.ok(progress.read < active.length, 'the read was not over');
  console.log('killed at', progress, 'in flight', inFlight.length);

  await until(
    'the other replica goes on with the read',
    async () =>
      fullPagesSince(survivor, killedAt).length > 0
        ? undefined
        : `leases: ${JSON.stringify(await store.leases())}`,
    { seconds: leaseSeconds + 30, alive: [survivor] },
  );
  const takenOverAfter =
    (fullPagesSince(survivor, killedAt)[0].at - killedAt) / 1000;
  console.log('taken over after', takenOverAfter);
  assert.ok(
    takenOverAfter <= leaseSeconds + pullSeconds + 5,
    `taken over after ${takenOverAfter} s`,
  );
  await activity.stop();
  await until(
    'the read is complete',
    async () => {
      const { progress: left, fullReadAt } = await store.sync();
      return !left && Date.parse(fullReadAt) > killedAt
        ? undefined
        : JSON.stringify(left);
    },
    { alive: [survivor] },
  );
  // It went on where the other one was; what was added or checked meanwhile stands at the end of the order of a read
  const { checked, added } = activity.counts;
  const pages = pagesRead().full - before;
  const most = Math.ceil((active.length + checked + added) / pageSize) + 2;
  assert.ok(pages <= most, `${pages} pages for ${active.length} records`);
});

test('the killed replica comes back, and a decision is written once', async () => {
  restarted = await startReplica(`${killed.name} again`);
  const alive = [survivor, restarted];
  const { sent } = await replicas.world.control('events/imported', {
    selector: { accountId: replicas.source.administrator.account },
  });
  assert.ok(sent > 0);
  const decisions = [];
  for (const [index, { url }] of [restarted, survivor, restarted].entries()) {
    const token = await fetchToken(url, 'developer-a');
    const path = `security-hub/entities/by-name/${entity}`;
    const list = await callApi(
      url,
      token,
      `${path}/findings?status=open&limit=10`,
    );
    const made = await callApi(url, token, `${path}/decisions`, {
      kind: 'accept-risk',
      findingKeys: [list.body.items[0].key],
      reason: 'fix-causes-problem',
      justification: `Reason ${index}`,
      endsAt: new Date(Date.now() + 86_400_000).toISOString(),
    });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    decisions.push(made.body.id);
  }
  const outbox = async () =>
    (await Promise.all(decisions.map(id => store.outbox(id)))).flat();
  // Both look for something to write each second until then
  await until(
    'AWS shows the decisions',
    async () => {
      const rows = await outbox();
      return rows.length >= decisions.length &&
        rows.every(({ state }) => state === 'verified')
        ? undefined
        : JSON.stringify(rows);
    },
    { seconds: 90, alive },
  );
  const written = callsOf('BatchUpdateFindings').flatMap(({ input }) =>
    input.FindingIdentifiers.map(({ ProductArn, Id }) => `${ProductArn} ${Id}`),
  );
  const expected = (await outbox()).map(
    ({ productArn, id }) => `${productArn} ${id}`,
  );
  assert.deepEqual(written.sort(), expected.sort());
});

test('nothing is lost, nothing is there twice', async () => {
  const alive = [survivor, restarted];
  const { control } = replicas.world;
  await until(
    'the queue is empty',
    async () => {
      const depth = await control('queues/depth', { queue: replicas.queue });
      const count = depth.visible + depth.notVisible + depth.delayed;
      return count === 0 ? undefined : JSON.stringify(depth);
    },
    // What the killed replica had received comes back after two minutes
    { seconds: 180, alive },
  );
  const received = alive.map(replica => new Set(idsOf(receivedBy(replica))));
  for (const id of inFlight) {
    assert.ok(
      received.some(ids => ids.has(id)),
      `${id} did not come again`,
    );
  }
  assert.ok(received.every(ids => ids.size > 0));

  const quietSince = await store.wantFullRead();
  await until(
    'all that changed is read once more',
    async () => {
      const { fullReadAt, changesAt, wantedAt } = await store.sync();
      const leases = (await store.leases()).map(({ name }) => name);
      return !wantedAt &&
        fullReadAt > quietSince &&
        changesAt > quietSince &&
        !leases.some(name => name.startsWith('pull/'))
        ? undefined
        : JSON.stringify({ fullReadAt, changesAt, wantedAt, leases });
    },
    { seconds: 120, alive },
  );
  assert.deepEqual(
    differences(await store.records(), truthOf(await recordsInAws())),
    [],
  );
  assert.deepEqual(await store.oddities(), []);
  const dead = await control('queues/depth', { queue: replicas.deadLetters });
  assert.deepEqual(dead, { visible: 0, notVisible: 0, delayed: 0 });
  assert.deepEqual(await throttled(), []);
  console.log(pagesRead(), activity.counts, inFlight.length);
});
