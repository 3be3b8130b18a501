import { createServer } from 'node:net';

function tryListen(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: bound } = server.address();
      server.close(() => resolve(bound));
    });
  });
}

/** True where nobody listens on the port of 127.0.0.1. */
export async function isPortFree(port) {
  try {
    await tryListen(port);
    return true;
  } catch (error) {
    if (error.code === 'EADDRINUSE' || error.code === 'EACCES') {
      return false;
    }
    throw error;
  }
}

/** A port of 127.0.0.1 that is free now. */
export function freePort() {
  return tryListen(0);
}
