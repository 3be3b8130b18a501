import { SourceSettings, WriteBackMode } from '../settings';

/** Something the portal connects to AWS for, with the role it uses. */
export type RoleUse = {
  purpose: 'read' | 'write' | 'events' | 'tags';
  account: string;
  /** Any Region that the use needs; STS is asked there */
  region: string;
  /** Name with path; absent: the base credentials are of that account */
  role?: string;
  /** The setting that names the role, e.g. `administrator.readRole` */
  setting: string;
  /** Template in infra/ that makes the role */
  template: string;
};

const writesThroughAdministrator: readonly WriteBackMode[] = [
  'administrator',
  'member-then-administrator',
];

/** The roles that config names outside of member accounts, in the order they are looked at. */
export function roleUsesOf(
  source: SourceSettings,
  writeBack: WriteBackMode,
): RoleUse[] {
  const uses: RoleUse[] = [];
  const { administrator, accounts = [], events, tags } = source;
  if (administrator) {
    const { account, homeRegion: region } = administrator;
    const common = { account, region, template: 'portal-roles' };
    uses.push({
      ...common,
      purpose: 'read',
      role: administrator.readRole,
      setting: 'administrator.readRole',
    });
    if (
      administrator.writeRole !== undefined ||
      writesThroughAdministrator.includes(writeBack)
    ) {
      uses.push({
        ...common,
        purpose: 'write',
        role: administrator.writeRole,
        setting: 'administrator.writeRole',
      });
    }
  }
  accounts.forEach((item, index) => {
    const common = { account: item.account, region: item.regions[0] };
    uses.push({
      ...common,
      purpose: 'read',
      role: item.readRole,
      setting: `accounts[${index}].readRole`,
      template: 'member-role-read',
    });
    if (item.writeRole !== undefined || writeBack !== 'off') {
      uses.push({
        ...common,
        purpose: 'write',
        role: item.writeRole,
        setting: `accounts[${index}].writeRole`,
        template: 'member-role-write',
      });
    }
  });
  if (events) {
    const { account, region, role } = events;
    uses.push({
      purpose: 'events',
      account,
      region,
      role,
      setting: 'events.role',
      template: 'events',
    });
  }
  if (tags?.aggregator) {
    const { account, region, role } = tags.aggregator;
    uses.push({
      purpose: 'tags',
      account,
      region,
      role,
      setting: 'tags.role',
      template: 'config-aggregator-role',
    });
  }
  return uses;
}
