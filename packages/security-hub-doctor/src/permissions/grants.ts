/** The roles of the portal, as docs/security.md and infra/ name them. */
export const portalRoles = [
  'portal-principal',
  'read',
  'write',
  'member-read',
  'member-write',
  'events',
  'tags',
] as const;
/** One of {@link portalRoles}. */
export type PortalRole = (typeof portalRoles)[number];

/** Something a role may do, and when it needs to. */
export type Grant = {
  role: PortalRole;
  /** IAM actions, e.g. `securityhub:GetFindings` */
  actions: readonly string[];
  /** The setting that calls for it; absent: always */
  when?: string;
};

/** Reads that every account answers for itself. GetFindings is the permission for GetFindingsV2 as well. */
const reads = [
  'config:DescribeConfigurationRecorderStatus',
  'securityhub:DescribeHub',
  'securityhub:DescribeSecurityHubV2',
  'securityhub:GetEnabledStandards',
  'securityhub:GetFindingHistory',
  'securityhub:GetFindings',
] as const;

/** BatchUpdateFindings is the permission for BatchUpdateFindingsV2 as well. */
const writes = ['securityhub:BatchUpdateFindings'] as const;

/**
 * All that the portal may do in AWS, in one place: the templates in infra/, the table in docs/security.md and the calls in the backend's src/aws are
 * compared with it by tests.
 */
export const grants: readonly Grant[] = [
  { role: 'portal-principal', actions: ['sts:AssumeRole'] },
  {
    role: 'read',
    actions: [
      ...reads,
      'securityhub:GetFindingAggregator',
      'securityhub:ListFindingAggregators',
      'securityhub:ListMembers',
    ],
  },
  {
    role: 'read',
    actions: ['organizations:ListAccounts'],
    when: 'discovery: organizations',
  },
  {
    role: 'read',
    actions: ['organizations:ListTagsForResource'],
    when: 'accountTags',
  },
  {
    role: 'read',
    actions: ['tag:GetResources'],
    when: 'tags.from: tagging-api',
  },
  {
    role: 'write',
    actions: writes,
    when: 'writeBack.mode: administrator, member-then-administrator',
  },
  { role: 'member-read', actions: reads },
  {
    role: 'member-read',
    actions: ['tag:GetResources'],
    when: 'tags.from: tagging-api',
  },
  {
    role: 'member-write',
    actions: writes,
    when: 'writeBack.mode: member, member-then-administrator',
  },
  {
    role: 'events',
    actions: [
      'events:DescribeRule',
      'events:ListTargetsByRule',
      'kms:Decrypt',
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:ReceiveMessage',
    ],
    when: 'events',
  },
  {
    role: 'tags',
    actions: ['config:SelectAggregateResourceConfig'],
    when: 'tags.from: config-aggregator',
  },
];

/** Actions that AWS grants on `Resource: "*"` only (Service Authorization Reference). */
export const unscopedActions: readonly string[] = [
  'config:DescribeConfigurationRecorderStatus',
  'organizations:ListAccounts',
  'securityhub:DescribeSecurityHubV2',
  'securityhub:ListFindingAggregators',
  'tag:GetResources',
];

/** All actions of a role, sorted, each once. */
export function actionsOf(role: PortalRole): string[] {
  const actions = grants
    .filter(grant => grant.role === role)
    .flatMap(grant => grant.actions);
  return [...new Set(actions)].sort();
}
