import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lastLines } from './run.mjs';
import { root } from './paths.mjs';

/** Lets a process run TypeScript of this repository from its sources. */
export const runsSources = [
  '--require',
  join(
    root,
    'node_modules',
    '@backstage',
    'cli-node',
    'config',
    'nodeTransform.cjs',
  ),
];

/** Ends a process when the one that started it is gone, however that ended. */
export const endsWithParent = [
  '--require',
  join(root, 'scripts', 'lib', 'ends-with-parent.cjs'),
];

/** Ends a process and the ones that it has started. */
function killGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/**
 * Starts a long-running Node process with a log file.
 *
 * It has a process group of its own, so that Ctrl-C reaches it through us, in the right order.
 *
 * @param shown show its output as well
 * @returns `{ name, child, exited, message(type), stop() }`
 */
export function startChild({
  name,
  args,
  env,
  logFile,
  cwd = root,
  shown = false,
}) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  const child = spawn(process.execPath, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  if (shown) {
    child.stdout.pipe(process.stdout, { end: false });
    child.stderr.pipe(process.stderr, { end: false });
  }
  const exited = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      log.end(() => resolve({ code, signal }));
    });
  });

  const failure = async () => {
    const { code, signal } = await exited;
    return new Error(
      `The ${name} ended (${
        signal ?? `exit code ${code}`
      }). The end of ${logFile}:\n${lastLines(logFile, 30).join('\n')}`,
    );
  };

  return {
    name,
    child,
    exited,
    failure,
    /** The first message of this type that the process sends. */
    async message(type) {
      const sent = new Promise(resolve => {
        child.on('message', content => {
          if (content?.type === type) {
            resolve(content);
          }
        });
      });
      const result = await Promise.race([sent, exited.then(() => undefined)]);
      if (!result) {
        throw await failure();
      }
      return result;
    },
    /** Asks it to end, and makes it end after `grace` milliseconds. */
    async stop(grace = 4000) {
      if (child.exitCode !== null || child.signalCode !== null) {
        return;
      }
      child.kill('SIGTERM');
      const timer = setTimeout(() => killGroup(child), grace);
      await exited;
      clearTimeout(timer);
    },
  };
}
