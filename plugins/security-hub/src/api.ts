import { createApiRef } from '@backstage/core-plugin-api';
import { SecurityHubApi } from 'backstage-plugin-security-hub-common';

/** The client of the Security Hub backend. @public */
export const securityHubApiRef = createApiRef<SecurityHubApi>({
  id: 'plugin.security-hub.api',
});
