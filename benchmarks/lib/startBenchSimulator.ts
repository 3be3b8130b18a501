import { join } from 'node:path';
import {
  endsWithParent,
  runsSources,
  startChild,
} from '../../scripts/lib/children.mjs';
import { simulatorEnvironment } from '../../scripts/lib/simulator.mjs';
import type {
  SendOrder,
  SimulatorMessage,
  SimulatorOrder,
} from './processes/simulator';

type Message<Type extends SimulatorMessage['type']> = Extract<
  SimulatorMessage,
  { type: Type }
>;

/** A simulator in a process of its own. */
export type BenchSimulator = {
  url: string;
  queueUrl: string;
  records: number;
  /** Environment of a program that talks to it through the AWS SDK, and to nothing else */
  environment: Record<string, string>;
  /** Makes findings change at a steady rate; resolves when all is sent */
  send(order: Omit<SendOrder, 'type'>): Promise<Message<'sent'>>;
  /** Calls its control endpoint, e.g. `queues/depth` */
  control<T>(path: string, body?: object): Promise<T>;
  /** Calls of an operation since the beginning, and how many of them were throttled */
  calls(operation: string): Promise<{ calls: number; throttled: number }>;
  stop(): Promise<void>;
};

/** Starts it. A million findings take some time, and half a gigabyte. */
export async function startBenchSimulator(
  order: SimulatorOrder,
  folder: string,
): Promise<BenchSimulator> {
  const child = startChild({
    name: 'simulator',
    args: [
      '--max-old-space-size=4096',
      ...endsWithParent,
      ...runsSources,
      join(__dirname, 'processes', 'simulator.ts'),
    ],
    env: { ...process.env, SIMULATOR: JSON.stringify(order) },
    logFile: join(folder, 'simulator.log'),
  });
  const ready = (await child.message('ready')) as Message<'ready'>;
  const control = async <T>(path: string, body?: object): Promise<T> => {
    const response = await fetch(`${ready.url}/__control/${path}`, {
      method: body ? 'POST' : 'GET',
      body: body && JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return (await response.json()) as T;
  };
  return {
    ...ready,
    environment: simulatorEnvironment(ready.url, process.env) as Record<
      string,
      string
    >,
    send: async sendOrder => {
      const sent = child.message('sent');
      child.child.send({ type: 'send', ...sendOrder });
      return (await sent) as Message<'sent'>;
    },
    control,
    calls: async operation => {
      const { calls: all } = await control<{
        calls: Array<{ operation: string; calls: number; throttled: number }>;
      }>('calls');
      const sum = { calls: 0, throttled: 0 };
      for (const item of all) {
        if (item.operation === operation) {
          sum.calls += item.calls;
          sum.throttled += item.throttled;
        }
      }
      return sum;
    },
    stop: async () => await child.stop(),
  };
}
