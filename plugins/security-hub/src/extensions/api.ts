import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { SecurityHubClient } from 'backstage-plugin-security-hub-common';
import { securityHubApiRef } from '../api';

/** The client of the backend. */
export const securityHubApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: securityHubApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => SecurityHubClient.create(deps),
    }),
});
