import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of findings in the permission framework. @public */
export const RESOURCE_TYPE_SECURITY_HUB_FINDING = 'security-hub-finding';

/** Read findings. A policy can only narrow what the built-in rule allows. @public */
export const findingReadPermission = createPermission({
  name: 'security-hub.finding.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_SECURITY_HUB_FINDING,
});

/** Acknowledge or reopen a finding. @public */
export const findingAcknowledgePermission = createPermission({
  name: 'security-hub.finding.acknowledge',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_SECURITY_HUB_FINDING,
});

/** Accept the risk of a finding, or call it a false positive. @public */
export const findingSuppressPermission = createPermission({
  name: 'security-hub.finding.suppress',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_SECURITY_HUB_FINDING,
});

/** All permissions of the plugin. @public */
export const securityHubPermissions = [
  findingReadPermission,
  findingAcknowledgePermission,
  findingSuppressPermission,
];
