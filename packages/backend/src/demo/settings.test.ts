import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { demoConfigFile, isLoopbackHost, readDemoSettings } from './settings';

const demo = {
  demo: { signIn: true },
  app: { baseUrl: 'http://localhost:7007' },
  backend: {
    baseUrl: 'http://localhost:7007',
    listen: { host: '127.0.0.1', port: 7007 },
  },
  auth: { providers: { demo: { personas: ['user:default/developer-a'] } } },
};

function read(change: JsonObject = {}, commandLine?: string[]) {
  return readDemoSettings({
    config: new ConfigReader({ ...demo, ...change }),
    commandLine: commandLine ?? [
      'node',
      'index.js',
      '--config',
      demoConfigFile,
    ],
  });
}

describe('readDemoSettings', () => {
  it('does nothing where the demo sign-in is not configured', () => {
    expect(read({ auth: { providers: {} } }, [])).toBeUndefined();
    expect(read({ auth: {} }, [])).toBeUndefined();
  });

  it('reads the personas, and allows the pages of this portal only', () => {
    const settings = {
      personas: ['user:default/developer-a'],
      origins: expect.arrayContaining([
        'http://localhost:7007',
        'http://127.0.0.1:7007',
      ]),
    };
    expect(read()).toEqual(settings);
    expect(read({}, [`--config=${demoConfigFile}`])).toEqual(settings);
  });

  const listenOn = (listen: JsonObject | string | number | undefined) => ({
    backend: { baseUrl: 'http://localhost:7007', listen },
  });

  it.each([
    ['without its marker', { demo: {} }, /"demo.signIn: true"/],
    ['with a false marker', { demo: { signIn: false } }, /"demo.signIn: true"/],
    ['on every address', listenOn({ port: 7007 }), /every address/],
    ['on every address by default', listenOn(undefined), /every address/],
    ['on a bare port', listenOn(':7007'), /every address/],
    ['on all of IPv4', listenOn({ host: '0.0.0.0' }), /"0.0.0.0"/],
    ['on all of IPv6', listenOn({ host: '::' }), /"::"/],
    ['on a name', listenOn('portal.example:7007'), /"portal.example"/],
    [
      'on a name like a loopback',
      listenOn('127.0.0.1.evil.example:80'),
      /evil/,
    ],
    [
      'with pages elsewhere',
      { app: { baseUrl: 'https://portal.example' } },
      /"app.baseUrl" names "portal.example"/,
    ],
    [
      'with a backend elsewhere',
      {
        backend: { ...demo.backend, baseUrl: 'https://portal.example' },
      },
      /"backend.baseUrl" names "portal.example"/,
    ],
  ])('refuses to start %s', (_name, change, message) => {
    expect(() => read(change as JsonObject)).toThrow(message);
  });

  it('refuses to start where its own configuration file is not loaded', () => {
    const folder = mkdtempSync(join(tmpdir(), 'demo-settings-'));
    const copy = join(folder, 'app-config.demo.yaml');
    writeFileSync(copy, 'demo: { signIn: true }');
    for (const commandLine of [
      [],
      ['--config'],
      ['--config', copy],
      ['--config', join(folder, 'absent.yaml')],
      [demoConfigFile],
    ]) {
      expect(() => read({}, commandLine)).toThrow(
        /"app-config.demo.yaml" is not loaded/,
      );
    }
    // The file itself under another name is still the file
    const link = join(folder, 'link.yaml');
    symlinkSync(demoConfigFile, link);
    expect(read({}, ['--config', link])).toBeDefined();
    rmSync(folder, { recursive: true });
  });
});

describe('isLoopbackHost', () => {
  it.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.1.2.3', '::1', '[::1]'])(
    'takes %s',
    host => expect(isLoopbackHost(host)).toBe(true),
  );

  it.each([
    '',
    '0.0.0.0',
    '::',
    '128.0.0.1',
    '127.0.0.1.nip.example',
    '10.0.0.1',
  ])('refuses "%s"', host => expect(isLoopbackHost(host)).toBe(false));
});
