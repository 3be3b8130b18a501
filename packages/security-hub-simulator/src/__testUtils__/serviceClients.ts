import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { administrator, home, TestWorld } from './smallWorld';

/** Clients of the services around Security Hub; by default the administrator's in the home Region. */
export function serviceClients(
  { simulator }: TestWorld,
  accountId = administrator,
  region = home,
) {
  const configuration = {
    region,
    endpoint: simulator.url,
    maxAttempts: 1,
    credentials: {
      accessKeyId: `AKIA${accountId}`,
      secretAccessKey: 'any',
    },
  };
  return {
    config: new ConfigServiceClient(configuration),
    organizations: new OrganizationsClient(configuration),
    tagging: new ResourceGroupsTaggingAPIClient(configuration),
  };
}
