import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  FindingFilter,
  FindingFilterSubject,
  RESOURCE_TYPE_SECURITY_HUB_FINDING,
} from 'backstage-plugin-security-hub-common';

/**
 * Findings as a resource of the permission framework. References are finding keys.
 * @public
 */
export const securityHubFindingResourceRef = createPermissionResourceRef<
  FindingFilterSubject,
  FindingFilter
>().with({
  pluginId: 'security-hub',
  resourceType: RESOURCE_TYPE_SECURITY_HUB_FINDING,
});
