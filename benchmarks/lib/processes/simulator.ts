import {
  demoAdministrator,
  demoHomeRegion,
  SimulatorControl,
  startSimulator,
} from 'security-hub-simulator';
import { createOrganisation, OrganisationOrder } from '../organisations';

/** What the process is started with, as JSON in the variable SIMULATOR. */
export type SimulatorOrder = {
  organisation: OrganisationOrder;
  /** Factor on AWS's request quotas, or none */
  limits: number | 'off';
};

/** An order to make findings change at a steady rate. */
export type SendOrder = {
  type: 'send';
  perSecond: number;
  seconds: number;
  /** Most different findings that events are about */
  findings: number;
};

/** What it tells the process that started it. */
export type SimulatorMessage =
  | { type: 'ready'; url: string; queueUrl: string; records: number }
  | { type: 'sent'; events: number; seconds: number };

const queueName = 'findings';
const TICK_MILLISECONDS = 10;

function send(message: SimulatorMessage): void {
  process.send?.(message);
}

/** Controls' findings of the home Region: what is checked again there is one event in the queue. */
function idsOf(control: SimulatorControl, count: number): string[] {
  const found = control.listRecords({ region: demoHomeRegion });
  const ids: string[] = [];
  for (const { finding } of found) {
    if (ids.length < count && finding.Compliance !== undefined) {
      ids.push(finding.Id as string);
    }
  }
  return ids;
}

/** Every third event is about a finding that none was about before; the others are about known ones. */
function createChoice(ids: string[]): () => string {
  let number = 0;
  let known = 0;
  let random = 1;
  return () => {
    const isNew = number % 3 === 0 && known < ids.length;
    number += 1;
    if (isNew) {
      known += 1;
      return ids[known - 1];
    }
    random = (random * 48_271) % 2_147_483_647;
    return ids[random % known];
  };
}

/** Checks findings again, one after the other; each is an event at that moment. Late ticks make up for what they have missed. */
async function sendEvents(
  control: SimulatorControl,
  choose: () => string,
  { perSecond, seconds }: SendOrder,
): Promise<void> {
  const began = performance.now();
  const total = perSecond * seconds;
  let sent = 0;
  while (sent < total) {
    const elapsed = (performance.now() - began) / 1000;
    const due = Math.min(total, Math.floor(elapsed * perSecond));
    for (; sent < due; sent += 1) {
      control.recheck({ id: choose() });
    }
    await new Promise(resolve => setTimeout(resolve, TICK_MILLISECONDS));
  }
  const took = (performance.now() - began) / 1000;
  send({ type: 'sent', events: sent, seconds: took });
}

async function main(): Promise<void> {
  const { organisation, limits }: SimulatorOrder = JSON.parse(
    process.env.SIMULATOR ?? '{}',
  );
  const { url, control } = await startSimulator({
    organisation: createOrganisation(organisation),
    limits,
  });
  const place = { account: demoAdministrator, region: demoHomeRegion };
  const queue = control.events.createQueue({ name: queueName, ...place });
  control.events.addRule({ name: queueName, ...place, queue: queue.arn });
  let choose: (() => string) | undefined;
  process.on('message', (order: SendOrder) => {
    if (order?.type === 'send') {
      choose ??= createChoice(idsOf(control, order.findings));
      sendEvents(control, choose, order).catch(fail);
    }
  });
  const records = control.countRecords();
  send({ type: 'ready', url, queueUrl: queue.url, records });
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
}

main().catch(fail);
