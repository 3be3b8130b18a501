import { createServer, IncomingMessage, Server } from 'http';
import { AddressInfo } from 'net';
import { Duration, DurationLikeObject } from 'luxon';
import { ControlEndpoint, controlPath } from './control/ControlEndpoint';
import { SimulatorControl } from './control/SimulatorControl';
import { createGetFindings } from './operations/getFindings';
import { createGetFindingsV2 } from './operations/getFindingsV2';
import { CallCounts } from './store/CallCounts';
import { BaseCredentials, Credentials } from './store/Credentials';
import { SimulatedOrganisation } from './store/Organisation';
import { SimulatorClock } from './store/SimulatorClock';
import { defaultSwitches, Switches } from './store/Switches';
import { World } from './store/World';
import { createServices } from './services/services';
import { AwsEndpoint } from './wire/AwsEndpoint';
import { ConnectionCut } from './wire/ConnectionCut';
import { createRoutes } from './wire/routes';
import { send } from './wire/send';

/** What {@link startSimulator} takes. */
export type SimulatorOptions = {
  /** Accounts, roles and findings to begin with, e.g. from `generateOrganisation`. */
  organisation: SimulatedOrganisation;
  /** Access keys that may call; default `AKIASIMULATED0000000` of the administrator. */
  credentials?: BaseCredentials[];
  /** Default 0: any free port. The address is always 127.0.0.1. */
  port?: number;
  /** Default: the machine's time, to be moved through the control endpoint. */
  clock?: SimulatorClock;
  /** Factor on the documented request quotas, or `off`; default 1. */
  limits?: number | 'off';
  /** Until a BatchUpdateFindings takes effect; default at once. */
  updateDelay?: DurationLikeObject;
  /** How long a NextToken can be used; default one hour. */
  tokenLifetime?: DurationLikeObject;
  switches?: Partial<Switches>;
};

/** A running simulator. */
export type Simulator = {
  /** For AWS_ENDPOINT_URL, e.g. `http://127.0.0.1:41234`. */
  url: string;
  port: number;
  control: SimulatorControl;
  close(): Promise<void>;
};

/** The access key that works where no credentials are given; any secret goes with it. */
export const defaultAccessKeyId = 'AKIASIMULATED0000000';

const largestBody = 256 * 1024 * 1024;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > largestBody) {
      throw new Error('The request body is too large');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/**
 * Starts a stand-in for AWS Security Hub and STS on 127.0.0.1.
 *
 * @throws Error where the port is taken
 */
export async function startSimulator(
  options: SimulatorOptions,
): Promise<Simulator> {
  const { organisation, limits = 1 } = options;
  const millis = (duration: DurationLikeObject) =>
    Duration.fromObject(duration).toMillis();
  const world = new World({
    organisation,
    clock: options.clock ?? SimulatorClock.create(),
    switches: { ...defaultSwitches, ...options.switches },
    credentials: Credentials.create(
      options.credentials ?? [
        {
          accessKeyId: defaultAccessKeyId,
          accountId: organisation.administrator,
        },
      ],
    ),
    limitScale: limits === 'off' ? undefined : limits,
    updateDelay: millis(options.updateDelay ?? {}),
  });
  const counts = CallCounts.create();
  const tokenLifetime = millis(options.tokenLifetime ?? { hours: 1 });
  const getFindings = createGetFindings(world, tokenLifetime);
  const getFindingsV2 = createGetFindingsV2(world, tokenLifetime);
  const aws = AwsEndpoint.create({
    world,
    counts,
    routes: createRoutes({
      getFindings: getFindings.operation,
      getFindingsV2: getFindingsV2.operation,
    }),
    services: createServices(world),
  });
  const control = SimulatorControl.create({
    world,
    counts,
    tokens: [getFindings.tokens, getFindingsV2.tokens],
  });
  const controlEndpoint = ControlEndpoint.create(control);

  const server = createServer(async (request, response) => {
    const hungUp = new AbortController();
    response.once('close', () => hungUp.abort());
    try {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const body = await readBody(request);
      await send(
        response,
        url.pathname.startsWith(controlPath)
          ? controlEndpoint.handle(request, url, body)
          : await aws.handle(request, url, body, hungUp.signal),
      );
    } catch (error) {
      if (
        error instanceof ConnectionCut ||
        hungUp.signal.aborted ||
        response.headersSent
      ) {
        response.destroy();
        return;
      }
      await send(response, {
        status: 500,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ message: String(error) }),
      });
    }
  });
  server.keepAliveTimeout = 60_000;
  await listen(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  world.queues.baseUrl = `http://127.0.0.1:${port}`;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    control,
    close: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
