import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readSettings } from './readSettings';

const settingsOf = (
  accountTags: JsonObject | undefined,
  discovery = 'organizations',
) =>
  readSettings(
    new ConfigReader({
      app: { baseUrl: 'http://localhost' },
      securityHub: {
        sources: [
          {
            name: 'main',
            administrator: {
              account: '999900001111',
              homeRegion: 'eu-west-1',
              discovery,
            },
          },
        ],
        accountTags,
      },
    }),
  ).accountTags;

describe('securityHub.accountTags', () => {
  it('has words of its own, which config adds to', () => {
    expect(settingsOf(undefined)).toBeUndefined();
    expect(settingsOf(undefined, 'security-hub')).toBeUndefined();
    const settings = settingsOf({
      environment: 'Environment',
      owner: 'cost:team',
      environments: { Live: 'prod', 'qa / uat': 'stage', dev: 'sandbox' },
      owners: { 'The Shop Team': 'Team-A' },
    });
    expect(settings?.keys).toEqual({
      environment: 'Environment',
      owner: 'cost:team',
      contact: undefined,
    });
    expect(Object.fromEntries(settings?.environments ?? [])).toMatchObject({
      production: 'prod',
      staging: 'stage',
      live: 'prod',
      'qa / uat': 'stage',
      dev: 'sandbox',
    });
    expect([...(settings?.owners ?? [])]).toEqual([
      ['the shop team', 'group:default/team-a'],
    ]);
  });

  it.each<[string, JsonObject, RegExp]>([
    ['names no tag', {}, /securityHub.accountTags names no tag/],
    [
      'is no key',
      { environment: 5 },
      /securityHub.accountTags.environment is 5, not text/,
    ],
    [
      'means no environment',
      { environment: 'Env', environments: { live: 'production' } },
      /environments\["live"\] is "production": write prod, stage, dev or sandbox/,
    ],
    [
      'means nothing',
      { environment: 'Env', environments: { live: 'unknown' } },
      /write prod, stage/,
    ],
    [
      'is a list',
      { owner: 'Team', owners: ['a'] },
      /owners is no list of values and their meanings/,
    ],
    [
      'is no group',
      { owner: 'Team', owners: { a: 'user:default/a' } },
      /owners\["a"\] is no group/,
    ],
  ])('is refused where it %s', (_, accountTags, message) => {
    expect(() => settingsOf(accountTags)).toThrow(message);
  });

  it('is refused where no source asks AWS Organizations', () => {
    expect(() =>
      settingsOf({ environment: 'Environment' }, 'security-hub'),
    ).toThrow(/cannot be read by any source: write .*discovery: organizations/);
  });
});
