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

/** See evidence and actors of threats. @public */
export const threatReadPermission = createPermission({
  name: 'security-hub.threat.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_SECURITY_HUB_FINDING,
});

/** Approve or refuse decisions of others. @public */
export const decisionApprovePermission = createPermission({
  name: 'security-hub.decision.approve',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_SECURITY_HUB_FINDING,
});

/** Confirm or reject what entities claim. @public */
export const claimConfirmPermission = createPermission({
  name: 'security-hub.claim.confirm',
  attributes: { action: 'update' },
});

/** Edit the organisation's overlay of the handbook. @public */
export const handbookEditPermission = createPermission({
  name: 'security-hub.handbook.edit',
  attributes: { action: 'update' },
});

/** Read the account ledger. @public */
export const accountReadPermission = createPermission({
  name: 'security-hub.account.read',
  attributes: { action: 'read' },
});

/** Read reports about the whole organisation. @public */
export const reportReadPermission = createPermission({
  name: 'security-hub.report.read',
  attributes: { action: 'read' },
});

/** All permissions of the plugin. @public */
export const securityHubPermissions = [
  findingReadPermission,
  findingAcknowledgePermission,
  findingSuppressPermission,
  threatReadPermission,
  decisionApprovePermission,
  claimConfirmPermission,
  handbookEditPermission,
  accountReadPermission,
  reportReadPermission,
];
