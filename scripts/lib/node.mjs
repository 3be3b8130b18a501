import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder } from './paths.mjs';

const fitting = [22, 24];

function majorOf(version) {
  return Number(version.replace(/^v/, '').split('.')[0]);
}

/** True for the versions that Backstage runs on. */
export function isFittingNode(version) {
  return fitting.includes(majorOf(version));
}

/**
 * Makes sure that the rest of the script runs on Node 22 or 24: returns at once on a fitting Node, else fetches Node 24
 * from the package registry (npm package "node"), runs the same script with it, and ends with its exit code.
 */
export async function ensureFittingNode() {
  // npm hands its own setting "nodedir" down; with it, packages would compile against the wrong headers
  for (const name of Object.keys(process.env)) {
    if (name.toLowerCase() === 'npm_config_nodedir') {
      delete process.env[name];
    }
  }
  if (isFittingNode(process.version)) {
    // Programs of node_modules/.bin look for "node" on the path
    process.env.PATH = [dirname(process.execPath), process.env.PATH].join(
      delimiter,
    );
    return;
  }
  const executable = fetchedNode() ?? fetchNode();
  const child = spawn(executable, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C reaches the child by itself: both are in the terminal's foreground group
      if (signal !== 'SIGINT' || !process.stdin.isTTY) {
        child.kill(signal);
      }
    });
  }
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (exitCode, signal) => resolve(signal ? 1 : exitCode));
  });
  process.exit(code);
}

const pathFile = join(cacheFolder, 'node-path');

/** The Node that an earlier run fetched, where it is still there. */
function fetchedNode() {
  if (!existsSync(pathFile)) {
    return undefined;
  }
  const executable = readFileSync(pathFile, 'utf8').trim();
  return versionOf(executable) ? executable : undefined;
}

function versionOf(executable) {
  const { status, stdout } = spawnSync(executable, ['--version'], {
    encoding: 'utf8',
  });
  return status === 0 && isFittingNode(stdout) ? stdout.trim() : undefined;
}

function fetchNode() {
  process.stderr.write(
    `Fetching Node 24 from the package registry (npm package "node"): the portal runs on Node 22 or 24, this is ${process.version}\n`,
  );
  const { status, stdout, stderr, error } = spawnSync(
    'npx',
    ['-y', '-p', 'node@24', '-c', 'node -p process.execPath'],
    { encoding: 'utf8', shell: process.platform === 'win32' },
  );
  const executable = (stdout ?? '').trim().split('\n').pop() ?? '';
  if (status !== 0 || !versionOf(executable)) {
    process.stderr.write(`${stderr ?? error}\n`);
    process.stderr.write(
      'Node 24 could not be fetched. Install Node 22 or 24 yourself, or check the connection to the package registry.\n',
    );
    process.exit(1);
  }
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(pathFile, `${executable}\n`);
  return executable;
}
