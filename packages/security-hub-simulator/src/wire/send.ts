import { ServerResponse } from 'http';
import { setTimeout as sleep } from 'timers/promises';
import { WireReply } from './WireReply';

const pieces = 10;

/** Sends a reply, with the damage that it is to have. */
export async function send(
  response: ServerResponse,
  reply: WireReply,
): Promise<void> {
  const { cut, truncate, slowBody } = reply.damage ?? {};
  if (cut === 'reply') {
    response.destroy();
    return;
  }
  let body = Buffer.from(reply.body, 'utf8');
  if (truncate) {
    body = body.subarray(0, Math.floor(body.length / 2));
  }
  response.writeHead(reply.status, {
    ...reply.headers,
    'content-length': body.length,
  });
  if (cut === 'body') {
    // Only when the half is on its way is the connection destroyed, else it might end before its headers.
    await new Promise<void>(resolve => {
      response.write(body.subarray(0, Math.floor(body.length / 2)), () =>
        resolve(),
      );
    });
    response.destroy();
    return;
  }
  if (slowBody) {
    const size = Math.ceil(body.length / pieces);
    for (
      let from = 0;
      from < body.length && !response.destroyed;
      from += size
    ) {
      response.write(body.subarray(from, from + size));
      await sleep(slowBody / pieces);
    }
    response.end();
    return;
  }
  response.end(body);
}
