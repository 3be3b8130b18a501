import { Agent, createServer, request as sendRequest } from 'node:http';

const routes = {
  'POST /findings': 'GetFindings',
  'PATCH /findings/batchupdate': 'BatchUpdateFindings',
};

/** The operation of AWS that a request is for; its path where that does not matter here. */
function operationOf({ method, url, headers }) {
  const target = headers['x-amz-target'];
  return target
    ? String(target).split('.').pop()
    : routes[`${method} ${url}`] ?? `${method} ${url}`;
}

async function readAll(stream) {
  const chunks = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function asJson(buffer) {
  try {
    return JSON.parse(buffer.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Sends a request on; breaks it off when the one who asks is gone, as AWS would notice. */
async function forward({ method, url, headers }, body, response, upstream) {
  const { hostname, port } = new URL(upstream.url);
  const sent = sendRequest({
    hostname,
    port,
    method,
    path: url,
    headers,
    agent: upstream.agent,
  });
  response.on('close', () => sent.destroy());
  const replied = new Promise((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('error', reject);
  });
  sent.end(body);
  const reply = await replied;
  return { reply, content: await readAll(reply) };
}

/**
 * Stands between one process and the simulator, and keeps what the process asks AWS for: the simulator counts calls by account, which
 * all replicas share.
 *
 * @param url of the simulator
 * @returns `{ url, calls, holdNext(operation), pause(operation, promise), onReply(listener), close() }`; a call is `{ operation, at, input, output, status }`,
 *   without the last two as long as it is not answered
 */
export async function startWiretap(url) {
  const calls = [];
  const listeners = new Set();
  const held = new Map();
  const paused = new Map();
  const upstream = { url, agent: new Agent({ keepAlive: true }) };
  const handle = async (request, response) => {
    const body = await readAll(request);
    const operation = operationOf(request);
    await paused.get(operation);
    if (response.destroyed) {
      return;
    }
    const call = { operation, at: Date.now(), input: asJson(body) };
    const holding = held.get(operation);
    if (holding) {
      // Never answered
      held.delete(operation);
      holding(call);
      return;
    }
    calls.push(call);
    const { reply, content } = await forward(request, body, response, upstream);
    call.status = reply.statusCode;
    call.output = operation === 'GetFindings' ? undefined : asJson(content);
    response.writeHead(reply.statusCode, reply.headers);
    response.end(content, () => {
      for (const listener of listeners) {
        listener(call);
      }
    });
  };
  const server = createServer((request, response) => {
    // One of the two sides is gone
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    calls,
    /** The next request of this operation gets nowhere; resolves with it when it has come. */
    holdNext: operation =>
      new Promise(resolve => {
        held.set(operation, resolve);
      }),
    /** Requests of this operation wait until the promise is kept. */
    pause(operation, promise) {
      paused.set(operation, promise);
    },
    /** Hears of each call whose reply has been handed over; returns a function that ends it. */
    onReply(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      upstream.agent.destroy();
    },
  };
}
