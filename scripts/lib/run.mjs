import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { root } from './paths.mjs';

/** The last lines of a text file, or nothing where it does not exist. */
export function lastLines(file, count) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count);
  } catch {
    return [];
  }
}

/**
 * Runs a command to its end.
 *
 * @returns its exit code; 1 where a signal ended it
 */
export async function run(command, args, options = {}) {
  const { logFile, ...spawnOptions } = options;
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', ...(logFile ? ['pipe', 'pipe'] : ['inherit', 'inherit'])],
    ...spawnOptions,
  });
  if (logFile) {
    mkdirSync(dirname(logFile), { recursive: true });
    const log = createWriteStream(logFile);
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    child.on('close', () => log.end());
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve(code ?? 1));
  });
}

/** Like {@link run} with a log, but shows the end of the log and throws where the command fails. */
export async function runQuietly(what, command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) {
    const lines = lastLines(options.logFile, 40).join('\n');
    throw new Error(
      `${what} failed (exit code ${code}). The end of ${options.logFile}:\n${lines}`,
    );
  }
}
