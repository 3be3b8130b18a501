import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import {
  HandbookApi,
  SecurityHubClient,
} from 'backstage-plugin-security-hub-common';

/** The API of the security-hub plugin for this plugin itself, not for one of its users. */
export function openHandbook(services: {
  auth: AuthService;
  discovery: DiscoveryService;
}): HandbookApi {
  const { auth, discovery } = services;
  // Asked for with each request: a token is short-lived, and indexing may wait
  const fetchAsPlugin: typeof fetch = async (input, init) => {
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'security-hub',
    });
    const headers = new Headers(init?.headers);
    headers.set('Authorization', `Bearer ${token}`);
    return await fetch(input, { ...init, headers });
  };
  return SecurityHubClient.create({
    discoveryApi: discovery,
    fetchApi: { fetch: fetchAsPlugin },
  });
}
