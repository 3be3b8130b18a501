import { DiscoveredAccount } from './DiscoveredAccount';

/** Row of `accounts`. */
export type AccountRow = {
  id: string;
  source: string;
  partition: string;
  name: string | null;
  member_status: string | null;
  organization_state: string | null;
  organizational_unit: string | null;
  owner_tag: string | null;
  environment_tag: string | null;
  contact_tag: string | null;
  tags_asked_at: string | null;
  first_seen_at: string;
  last_seen_at: string;
  removed_at: string | null;
};

/** A row as the account that it holds. */
export function toDiscoveredAccount(row: AccountRow): DiscoveredAccount {
  return {
    id: row.id,
    source: row.source,
    partition: row.partition,
    name: row.name ?? undefined,
    memberStatus: row.member_status ?? undefined,
    organizationState: row.organization_state ?? undefined,
    organizationalUnit: row.organizational_unit ?? undefined,
    tags: {
      owner: row.owner_tag ?? undefined,
      environment: row.environment_tag ?? undefined,
      contact: row.contact_tag ?? undefined,
    },
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    removedAt: row.removed_at ?? undefined,
  };
}
