import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { callApi, fetchToken } from '../scripts/lib/portalApi.mjs';
import { waitUntilReady } from '../scripts/lib/readiness.mjs';
import { startActivity } from './lib/activity.mjs';
import { killInFlight } from './lib/killInFlight.mjs';
import {
  callsOf,
  countPages,
  firstAbove,
  fullPages,
  receivedBy,
} from './lib/reads.mjs';
import { startReplicas } from './lib/startReplicas.mjs';
import { differencesFromAws, recordsInAws } from './lib/truth.mjs';

const findings = 4000;
const pageSize = 100;
/** AWS's for GetFindings. The portals of the demo may use up all of it: one request too many is refused */
const limit = { perSecond: 3, burst: 6 };
const leaseSeconds = 60;
const pullSeconds = 2;
const incrementalSeconds = 30;
const sweepSeconds = 120;
const entity = 'component/default/checkout-api';
const api = `security-hub/entities/by-name/${entity}`;

let replicas;
let world;
let store;
let until;
let killed;
let survivor;
let restarted;
let activity;
/** Messages that the killed replica had received and not deleted */
let inFlight;

before(async () => {
  replicas = await startReplicas({
    findings,
    schedules: {
      pull: { seconds: pullSeconds },
      incremental: { seconds: incrementalSeconds },
      statusSweep: { seconds: sweepSeconds },
      // With the usual two days incremental reads would meet nearly all of these young findings
      overlap: { minutes: 10 },
      writeBack: { seconds: 1 },
    },
    delivery: { duplicateRate: 0.1, shuffle: true, seed: 7 },
  });
  ({ world, until } = replicas);
});

after(async () => {
  await activity?.stop().catch(() => {});
  await replicas?.stop();
});

test('two replicas read once, and share the budget', async () => {
  let bothAnswer;
  const answered = new Promise(resolve => {
    bothAnswer = resolve;
  });
  // Whoever is first begins to read at once. It gets no answer before the other one could read, too
  const wait = tap => tap.pause('GetFindings', answered);
  // Plugins of Backstage do not make their tables in two processes at once
  const first = await replicas.start('first', wait);
  const second = await replicas.start('second', wait);
  bothAnswer();
  store = await replicas.openStore();
  const both = [first, second];
  for (const { url, ended } of both) {
    const lacking = await waitUntilReady({
      url,
      entities: [entity],
      ended,
      timeoutSeconds: 120,
    });
    assert.equal(lacking, undefined, replicas.tails());
  }
  await until('what follows the first full read is done, too', async () => {
    const { changesAt, sweepAt, fullReadAt, asOf } = await store.sync();
    return changesAt && sweepAt && asOf > fullReadAt
      ? undefined
      : 'changes and statuses are being read';
  });

  // Each page of the full read once. What goes on with a first full read would look like an incremental one, of which there is one a
  // period, of two queries with a page or two each; and so with status sweeps, of two queries with up to four pages together
  const pages = countPages(both);
  const { fullReadAt } = await store.sync();
  const seconds = (Date.now() - Date.parse(fullReadAt)) / 1000;
  const runs = period => 1 + Math.ceil(seconds / period);
  const shown = `${JSON.stringify(pages)} in ${seconds} s`;
  assert.equal(pages.full, findings / pageSize, shown);
  assert.ok(pages.incremental <= runs(incrementalSeconds) * 4, shown);
  assert.ok(pages['status sweep'] <= runs(sweepSeconds) * 5, shown);
  assert.equal(pages['by id'], 0, shown);
  assert.equal(firstAbove(limit, callsOf('GetFindings', both)), undefined);
  assert.deepEqual(await world.throttled(), []);
  assert.deepEqual(await differencesFromAws(store, world), []);
});

test('a replica that is killed while it reads and receives is followed within a lease', async () => {
  const both = replicas.all;
  const active = (await recordsInAws(world)).filter(
    ({ finding }) => finding.RecordState === 'ACTIVE',
  );
  const pagesBefore = countPages(both).full;
  const wantedAt = Date.parse(await store.wantFullRead());
  activity = startActivity({
    world,
    simulatorUrl: replicas.simulatorUrl,
    region: replicas.administrator.homeRegion,
    records: active.filter((_, index) => index % 12 === 0),
  });
  await until('a third is read, and both have received events', async () => {
    const read = (await store.sync()).progress?.read ?? 0;
    const received = both.map(replica => receivedBy(replica).length);
    return read > active.length / 3 && received.every(count => count > 50)
      ? undefined
      : `${read} of ${active.length} read, ${received} messages`;
  });
  const last = fullPages(both).at(-1);
  killed = both.find(({ tap }) => tap.calls.includes(last));
  survivor = both.find(replica => replica !== killed);
  const { killedAt, messageIds } = await killInFlight(killed, until);
  inFlight = messageIds;
  assert.ok(
    fullPages([survivor]).every(({ at }) => at < wantedAt || at > killedAt),
    'one of them read',
  );
  const { progress } = await store.sync();
  assert.ok(progress.read < active.length, 'the read was not over');

  const goneOn = () =>
    fullPages([survivor]).find(({ at }) => at > killedAt)?.at;
  await until(
    'the other replica goes on with the read',
    async () =>
      goneOn() ? undefined : `leases: ${JSON.stringify(await store.leases())}`,
    leaseSeconds + 30,
  );
  // Beside the lease: when it looks next, and some seconds on a machine that is busy
  const seconds = (goneOn() - killedAt) / 1000;
  assert.ok(seconds <= leaseSeconds + pullSeconds + 8, `after ${seconds} s`);
  await activity.stop();
  await until('the read is complete', async () => {
    const { progress: left, fullReadAt } = await store.sync();
    return !left && Date.parse(fullReadAt) > killedAt
      ? undefined
      : JSON.stringify(left);
  });
  // It went on where the other one was, one or two pages before. What was checked or added meanwhile is at the end of the order
  const { checked, added, moved } = activity.counts;
  const most = Math.ceil((active.length + checked + added + moved) / pageSize);
  const pages = countPages(both).full - pagesBefore;
  assert.ok(pages <= most + 2, `${pages} pages for ${active.length} records`);
});

test('the killed replica comes back, and a decision is written once', async () => {
  restarted = await replicas.start(`${killed.name} again`);
  const { sent } = await world.control('events/imported', {
    selector: { accountId: replicas.administrator.account },
  });
  assert.ok(sent > 0, 'there is something to receive');
  const decisions = [];
  for (const { url } of [restarted, survivor, restarted]) {
    const token = await fetchToken(url, 'developer-a');
    const list = await callApi(
      url,
      token,
      `${api}/findings?status=open&limit=50`,
    );
    const finding = list.body.items.find(({ canDecide }) => canDecide);
    const made = await callApi(url, token, `${api}/decisions`, {
      kind: 'accept-risk',
      findingKeys: [finding.key],
      reason: 'fix-causes-problem',
      justification: 'The fix would break the shop.',
      endsAt: new Date(Date.now() + 86_400_000).toISOString(),
    });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    decisions.push(made.body.id);
  }
  // Until then both have looked for something to write each second. Of an issue's records those that pass need nothing.
  const settled = ['verified', 'not-needed'];
  await until('AWS shows the decisions', async () => {
    const rows = await store.outbox(decisions);
    return rows.filter(({ state }) => state === 'verified').length >=
      decisions.length && rows.every(({ state }) => settled.includes(state))
      ? undefined
      : JSON.stringify(rows);
  });
  const nameOf = ({ ProductArn, Id }) => `${ProductArn} ${Id}`;
  const written = callsOf('BatchUpdateFindings', replicas.all).flatMap(
    ({ input }) => input.FindingIdentifiers.map(nameOf),
  );
  const covered = (await store.outbox(decisions))
    .filter(({ state }) => state === 'verified')
    .map(nameOf);
  assert.deepEqual(written.sort(), covered.sort());
});

test('nothing is lost, nothing is there twice', async () => {
  const alive = [survivor, restarted];
  const quietSince = await store.wantFullRead();
  await until('all that changed is read once more', async () => {
    const { fullReadAt, changesAt, wantedAt } = await store.sync();
    const leases = await store.leases();
    return !wantedAt &&
      fullReadAt > quietSince &&
      changesAt > quietSince &&
      !leases.some(name => name.startsWith('pull/'))
      ? undefined
      : JSON.stringify({ fullReadAt, changesAt, wantedAt, leases });
  });
  // What the killed replica had received comes again when two minutes are over, and is older than what is stored
  await until(
    'the queue is empty',
    async () => {
      const depth = await world.control('queues/depth', {
        queue: replicas.queue,
      });
      return depth.visible + depth.notVisible + depth.delayed === 0
        ? undefined
        : JSON.stringify(depth);
    },
    180,
  );
  const received = alive.map(
    replica => new Set(receivedBy(replica).map(({ MessageId }) => MessageId)),
  );
  assert.deepEqual(
    inFlight.filter(id => !received.some(ids => ids.has(id))),
    [],
  );
  assert.ok(received.every(ids => ids.size > 0));

  assert.deepEqual(await differencesFromAws(store, world), []);
  assert.deepEqual(await store.oddities(), []);
  const dead = await world.control('queues/depth', {
    queue: replicas.deadLetters,
  });
  assert.deepEqual(dead, { visible: 0, notVisible: 0, delayed: 0 });
  assert.deepEqual(await world.throttled(), []);
});
