import { IncomingMessage } from 'node:http';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  createProxyAuthenticator,
  ProxyAuthenticator,
} from '@backstage/plugin-auth-node';
import { DemoSettings } from './settings';

/** Request header that names the persona, e.g. `developer-a`. */
export const personaHeader = 'x-demo-persona';

/** Who was picked. */
export type DemoPersona = { userEntityRef: string };

/**
 * Trusts the persona header, and only on requests that can come from nobody but a program or a page of this portal on
 * this machine: a web site that the person has open elsewhere can reach a loopback port too (cross-site requests, DNS
 * rebinding), and a reverse proxy on this machine would open it to a network.
 *
 * @throws NotAllowedError for a request from elsewhere; AuthenticationError for no or an unknown persona
 */
export function createDemoAuthenticator(
  settings: DemoSettings,
): ProxyAuthenticator<undefined, DemoPersona, DemoPersona> {
  const personas = new Map(
    settings.personas.map(ref => [parseEntityRef(ref).name, ref]),
  );
  return createProxyAuthenticator({
    async defaultProfileTransform(result: DemoPersona) {
      return {
        profile: { displayName: parseEntityRef(result.userEntityRef).name },
      };
    },
    initialize: () => undefined,
    async authenticate({ req }) {
      assertLocal(req, settings.origins);
      const name = req.headers[personaHeader];
      const userEntityRef =
        typeof name === 'string' ? personas.get(name) : undefined;
      if (!userEntityRef) {
        throw new AuthenticationError(
          `The header "${personaHeader}" must name one of: ${[
            ...personas.keys(),
          ].join(', ')}`,
        );
      }
      const result = { userEntityRef };
      return { result, providerInfo: result };
    },
  });
}

/** Throws unless the request was made on this machine, to this machine, by a page of this portal or by a program. */
function assertLocal(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  origins: string[],
): void {
  const { headers, socket } = request;
  if (!isLoopbackAddress(socket.remoteAddress)) {
    throw new NotAllowedError('The demo sign-in serves this machine only');
  }
  // The raw header: `req.hostname` would believe X-Forwarded-Host
  if (!/^(localhost|127\.0\.0\.1)(:\d{1,5})?$/i.test(headers.host ?? '')) {
    throw new NotAllowedError(
      'The demo sign-in is reached at localhost or 127.0.0.1 only',
    );
  }
  if (
    ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host'].some(
      name => headers[name] !== undefined,
    )
  ) {
    throw new NotAllowedError('The demo sign-in is not served through a proxy');
  }
  if (headers.origin !== undefined && !origins.includes(headers.origin)) {
    throw new NotAllowedError('The demo sign-in serves its own pages only');
  }
  if (headers['sec-fetch-site'] === 'cross-site') {
    throw new NotAllowedError('The demo sign-in serves its own pages only');
  }
}

function isLoopbackAddress(address: string | undefined): boolean {
  return (
    address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address ?? '')
  );
}
