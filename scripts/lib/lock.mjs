import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './options.mjs';

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Takes a folder for this process; two portals must not share one database file.
 *
 * @returns a function that gives it back
 * @throws UsageError where another process has it
 */
export function takeFolder(folder, url) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'running.json');
  try {
    const other = JSON.parse(readFileSync(file, 'utf8'));
    if (isAlive(other.pid)) {
      throw new UsageError(
        `This demo is already running at ${other.url} (process ${other.pid}). Stop that one first.`,
      );
    }
  } catch (error) {
    if (error instanceof UsageError) {
      throw error;
    }
  }
  writeFileSync(file, JSON.stringify({ pid: process.pid, url }));
  return () => rmSync(file, { force: true });
}
