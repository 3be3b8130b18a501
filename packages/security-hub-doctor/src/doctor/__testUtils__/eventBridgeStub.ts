import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';

/** A rule that the stub knows; `error` is answered instead. */
export type StubRule = {
  state?: string;
  pattern?: string;
  targets?: string[];
  error?: { type: string; message: string };
};

/** EventBridge's DescribeRule and ListTargetsByRule, which the simulator does not have. */
export type EventBridgeStub = {
  url: string;
  rules: Map<string, StubRule>;
  /** Authorization headers and targets of the calls */
  calls: Array<{ target: string; authorization: string }>;
  close(): Promise<void>;
};

function answer(
  rules: Map<string, StubRule>,
  target: string,
  body: string,
): { status: number; reply: object } {
  const { Name, Rule } = JSON.parse(body);
  const rule = rules.get(Name ?? Rule);
  if (!rule) {
    return {
      status: 400,
      reply: { __type: 'ResourceNotFoundException', message: 'No such rule.' },
    };
  }
  if (rule.error) {
    return {
      status: 400,
      reply: { __type: rule.error.type, message: rule.error.message },
    };
  }
  return {
    status: 200,
    reply:
      target === 'AWSEvents.DescribeRule'
        ? { Name, State: rule.state, EventPattern: rule.pattern }
        : { Targets: (rule.targets ?? []).map(Arn => ({ Id: 'queue', Arn })) },
  };
}

export async function startEventBridgeStub(): Promise<EventBridgeStub> {
  const rules = new Map<string, StubRule>();
  const calls: EventBridgeStub['calls'] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', chunk => {
      body += chunk;
    });
    request.on('end', () => {
      const target = String(request.headers['x-amz-target']);
      calls.push({
        target,
        authorization: String(request.headers.authorization),
      });
      const { status, reply } = answer(rules, target, body);
      response.writeHead(status, {
        'content-type': 'application/x-amz-json-1.1',
      });
      response.end(JSON.stringify(reply));
    });
  });
  await new Promise<void>(resolve =>
    server.listen(0, '127.0.0.1', () => resolve()),
  );
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    rules,
    calls,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
