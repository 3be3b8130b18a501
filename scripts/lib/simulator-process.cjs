// Runs the simulator in a process of its own; started by lib/simulator.mjs with the options in the environment.
const { readFileSync } = require('node:fs');
const simulator = require('security-hub-simulator');

const options = JSON.parse(process.env.SIMULATOR_OPTIONS);

/** The usable accounts that findings belong to, read the way in which the portal itself reads them. */
function owningAccounts(records) {
  const {
    normaliseAsff,
  } = require('../../plugins/security-hub-backend/src/ingestion/asff');
  const handbook = require('aws-control-handbook');
  const context = {
    observedAt: new Date().toISOString(),
    controls: handbook,
  };
  const accounts = new Map();
  for (const value of records) {
    const { record } = normaliseAsff(value, context);
    if (/^\d{12}$/.test(record?.owningAccount ?? '')) {
      accounts.set(record.owningAccount, {
        id: record.owningAccount,
        partition: record.identity.partition,
      });
    }
  }
  return [...accounts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The roles that decisions are written back with; an export knows nothing of them. */
function addRoles(control, accounts) {
  for (const { id, partition } of accounts) {
    for (const name of Object.values(simulator.demoRoleNames)) {
      control.setRole({
        arn: `arn:${partition}:iam::${id}:role/${name}`,
        externalId: simulator.demoExternalId,
      });
    }
  }
}

/** The queue that EventBridge sends what happens to. Findings that are there before give rise to no event. */
function createQueue({ events }) {
  const place = {
    account: simulator.demoAdministrator,
    region: simulator.demoHomeRegion,
  };
  events.createQueue({ ...place, name: 'security-hub-dead' });
  const queue = events.createQueue({
    ...place,
    name: 'security-hub',
    visibilityTimeout: 120,
    redrive: { maxReceiveCount: 5, deadLetterQueue: 'security-hub-dead' },
  });
  events.addRule({ ...place, name: 'security-hub', queue: queue.arn });
  return queue.url;
}

async function main() {
  const { generate, findingsFile, start } = options;
  const generated = simulator.generateOrganisation({
    ...generate,
    now: new Date(generate.now),
  });
  const exported = findingsFile
    ? simulator.parseFindingsExport(readFileSync(findingsFile, 'utf8'))
    : undefined;
  const organisation = exported
    ? { ...generated, findings: [], bulk: undefined }
    : generated;
  const running = await simulator.startSimulator({ organisation, ...start });
  const accounts = exported && owningAccounts(exported.records);
  if (exported) {
    running.control.addFindings(exported.records);
    addRoles(running.control, accounts);
  }
  const queueUrl = createQueue(running.control);
  process.send({
    type: 'ready',
    queueUrl,
    url: running.url,
    records: running.control.countRecords(),
    accounts,
    stores: exported ? [] : simulator.generatedAccounts(generate.accounts ?? 0),
    broken: exported?.broken ?? [],
  });
}

main().catch(error => {
  process.stderr.write(`${error.stack ?? error}\n`);
  process.exit(1);
});
