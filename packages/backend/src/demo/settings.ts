import { isIP } from 'node:net';
import { realpathSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';

/** Id of the demo's auth provider: `/api/auth/demo/refresh`. */
export const demoProviderId = 'demo';

/** The only file that may configure the demo's sign-in. */
export const demoConfigFile = resolvePackagePath(
  'backend',
  '../../app-config.demo.yaml',
);

/** What the demo's sign-in needs to know. */
export type DemoSettings = {
  /** Full entity refs of the users that may be picked */
  personas: string[];
  /** Origins (scheme, host, port) of the portal's own pages */
  origins: string[];
};

/**
 * The demo's settings, or undefined where `auth.providers.demo` is not configured.
 *
 * A sign-in without a secret must never run by accident: it takes the marker `demo.signIn`, a listener and base URLs on
 * a loopback address, and the demo's own configuration file on the command line.
 *
 * @throws Error that names the first missing condition
 */
export function readDemoSettings(options: {
  config: Config;
  /** The arguments that the process was started with */
  commandLine: string[];
}): DemoSettings | undefined {
  const { config, commandLine } = options;
  if (!config.has(`auth.providers.${demoProviderId}`)) {
    return undefined;
  }
  if (config.getOptionalBoolean('demo.signIn') !== true) {
    throw refusal('"demo.signIn: true" is not configured');
  }
  if (!configFilesOf(commandLine).some(isDemoConfigFile)) {
    throw refusal(
      'the demo configuration "app-config.demo.yaml" is not loaded',
    );
  }
  const host = listenHostOf(config);
  if (!host || !isLoopbackHost(host)) {
    throw refusal(
      `"backend.listen" is ${
        host ? `"${host}"` : 'every address'
      }, not a loopback address`,
    );
  }
  for (const key of ['app.baseUrl', 'backend.baseUrl']) {
    const { hostname } = new URL(config.getString(key));
    if (!isLoopbackHost(hostname)) {
      throw refusal(`"${key}" names "${hostname}", not a loopback address`);
    }
  }
  return {
    personas: config
      .getStringArray(`auth.providers.${demoProviderId}.personas`)
      .map(ref => stringifyEntityRef(parseEntityRef(ref))),
    origins: ['app.baseUrl', 'backend.baseUrl'].flatMap(key =>
      loopbackOrigins(config.getString(key)),
    ),
  };
}

/** True for `localhost`, 127.0.0.0/8 and ::1, with or without brackets. */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1').toLocaleLowerCase('en-US');
  return (
    name === 'localhost' ||
    name === '::1' ||
    (isIP(name) === 4 && name.startsWith('127.'))
  );
}

function refusal(reason: string): Error {
  return new Error(`The demo sign-in refuses to start: ${reason}`);
}

/** The files given by `--config file` and `--config=file`. */
function configFilesOf(commandLine: string[]): string[] {
  return commandLine.flatMap((argument, index) => {
    if (argument === '--config') {
      return commandLine.slice(index + 1, index + 2);
    }
    return argument.startsWith('--config=')
      ? [argument.slice('--config='.length)]
      : [];
  });
}

function isDemoConfigFile(file: string): boolean {
  try {
    return realpathSync(file) === realpathSync(demoConfigFile);
  } catch {
    return false;
  }
}

/** The host that the backend listens on; undefined means every address. */
function listenHostOf(config: Config): string | undefined {
  const listen = config.getOptional('backend.listen');
  if (typeof listen === 'string') {
    const separator = listen.lastIndexOf(':');
    return separator > 0 ? listen.slice(0, separator) : undefined;
  }
  return config.getOptionalString('backend.listen.host');
}

/** An origin spelled with `localhost` and with 127.0.0.1: people open either. */
function loopbackOrigins(baseUrl: string): string[] {
  const { protocol, port } = new URL(baseUrl);
  const suffix = port ? `:${port}` : '';
  return ['localhost', '127.0.0.1'].map(
    host => `${protocol}//${host}${suffix}`,
  );
}
