import { readFileSync } from 'node:fs';
import {
  demoAccounts,
  demoAdministrator,
  demoExternalId,
  demoHomeRegion,
  demoRoleNames,
} from 'security-hub-simulator';
import { parse } from 'yaml';
import { demoConfigFile } from './settings';

const { securityHub, auth } = parse(readFileSync(demoConfigFile, 'utf8'));

describe('app-config.demo.yaml', () => {
  it('names the accounts of the simulated organisation', () => {
    expect(securityHub.accounts).toEqual(
      demoAccounts.map(({ id, name, environment, owner, contact }) => ({
        id,
        name,
        environment,
        owner,
        contact,
      })),
    );
  });

  it('lets the teams that share an account claim it, and nobody else', () => {
    const shared = new Map<string, string[]>();
    for (const { id, sharedWith = [] } of demoAccounts) {
      for (const owner of sharedWith) {
        shared.set(owner, [...(shared.get(owner) ?? []), id]);
      }
    }
    expect(securityHub.claims).toEqual({
      mode: 'ledger',
      allow: [...shared].map(([owner, accounts]) => ({ owner, accounts })),
    });
  });

  it('reads and writes through the roles that exist', () => {
    expect(securityHub.sources).toEqual([
      {
        name: 'kumo-coffee',
        administrator: {
          account: demoAdministrator,
          homeRegion: demoHomeRegion,
          readRole: demoRoleNames.read,
          writeRole: demoRoleNames.write,
          memberReadRole: demoRoleNames.read,
          memberWriteRole: demoRoleNames.write,
        },
        externalId: demoExternalId,
      },
    ]);
  });

  it('knows three personas, of whom one is of the platform group', () => {
    expect(auth.providers.demo.personas).toEqual([
      'user:default/developer-a',
      'user:default/developer-b',
      'user:default/approver',
    ]);
    expect(securityHub.platformGroups).toEqual([
      'group:default/platform-security',
    ]);
  });
});
