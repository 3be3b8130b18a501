import { mockServices } from '@backstage/backend-test-utils';
import { readSettings } from './readSettings';

describe('readSettings', () => {
  const read = (securityHubHandbook?: object) =>
    readSettings(
      mockServices.rootConfig({
        data: { search: { collators: { securityHubHandbook } } } as never,
      }),
    );

  it('has a default for everything', () => {
    const defaults = {
      schedule: {
        frequency: { hours: 6 },
        timeout: { minutes: 15 },
        initialDelay: { seconds: 15 },
      },
      location: '/security-hub',
    };
    expect(read()).toEqual(defaults);
    expect(read({})).toEqual(defaults);
  });

  it('takes a schedule and a path of the portal', () => {
    expect(
      read({
        schedule: {
          frequency: { cron: '0 * * * *' },
          timeout: 'PT5M',
          scope: 'local',
        },
        location: '/security/hub',
      }),
    ).toEqual({
      schedule: {
        frequency: { cron: '0 * * * *' },
        timeout: { minutes: 5 },
        scope: 'local',
      },
      location: '/security/hub',
    });
  });

  it.each([
    ['schedule', { frequency: { hours: 1 } }, /frequency and timeout.*timeout/],
    ['schedule', { frequency: 'soon', timeout: 'PT5M' }, /frequency/],
    ['location', 'https://portal.example.com', /"https:.*a path of the portal/],
    ['location', '//portal.example.com', /a path of the portal/],
    ['location', 'security-hub', /a path of the portal/],
    ['location', '/security-hub?tab=handbook', /a path of the portal/],
    ['location', '', /""|empty/],
  ])('says what is wrong with %s: %j', (setting, value, words) => {
    const path = `search.collators.securityHubHandbook.${setting}`;
    expect(() => read({ [setting]: value })).toThrow(words);
    expect(() => read({ [setting]: value })).toThrow(path);
  });
});
