import { PortalRole } from '../grants';

/** The policies of both flavours that belong together: `<CloudFormation template>/<logical id>` and `<Terraform module>/<document>`. */
export const policyNames: ReadonlyArray<{
  template: string;
  module?: string;
  /** Whose permissions it is; absent for trusts, queue and key policies */
  role?: PortalRole;
}> = [
  { template: 'events/EventKey', module: 'events/key' },
  { template: 'events/EventQueuePolicy', module: 'events/queue' },
  {
    template: 'events/DeadLetterQueuePolicy',
    module: 'events/dead_letter_queue',
  },
  { template: 'events/ConsumerRole', module: 'events/trust' },
  {
    template: 'events/ConsumerPolicy',
    module: 'events/consume',
    role: 'events',
  },
  { template: 'portal-roles/ReadRole', module: 'portal-roles/trust' },
  {
    template: 'portal-roles/ReadPolicy',
    module: 'portal-roles/read',
    role: 'read',
  },
  {
    template: 'portal-roles/DiscoveryPolicy',
    module: 'portal-roles/discovery',
    role: 'read',
  },
  {
    template: 'portal-roles/AccountTagPolicy',
    module: 'portal-roles/account_tags',
    role: 'read',
  },
  {
    template: 'portal-roles/TagPolicy',
    module: 'portal-roles/tags',
    role: 'read',
  },
  { template: 'portal-roles/WriteRole', module: 'portal-roles/trust' },
  {
    template: 'portal-roles/WritePolicy',
    module: 'portal-roles/write',
    role: 'write',
  },
  // Terraform deploys these templates themselves
  { template: 'member-role-read/ReadRole' },
  { template: 'member-role-read/ReadPolicy', role: 'member-read' },
  { template: 'member-role-read/TagPolicy', role: 'member-read' },
  { template: 'member-role-write/WriteRole' },
  { template: 'member-role-write/WritePolicy', role: 'member-write' },
  {
    template: 'config-aggregator-role/TagRole',
    module: 'config-aggregator-role/trust',
  },
  {
    template: 'config-aggregator-role/TagPolicy',
    module: 'config-aggregator-role/tags',
    role: 'tags',
  },
  {
    template: 'portal-principal/AssumePolicy',
    module: 'portal-principal/assume',
    role: 'portal-principal',
  },
];
