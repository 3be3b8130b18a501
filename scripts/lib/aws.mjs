import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { UsageError } from './options.mjs';
import { root } from './paths.mjs';

/**
 * Who we are in AWS with the person's usual credentials.
 *
 * @returns `{ account, partition, arn, region, administers, accounts }`
 * @throws UsageError with the reason where AWS does not answer
 */
export async function readIdentity() {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts', 'lib', 'aws-identity.cjs')],
    { encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new UsageError(stderr.trim());
  }
  return JSON.parse(stdout);
}

/** Asks for the account id to be typed. @throws UsageError where it is another */
export async function confirmWrites({ account }) {
  const terminal = createInterface({
    input: process.stdin,
    output: process.stdout,
  });
  const typed = await new Promise(resolve => {
    terminal.once('close', () => resolve(''));
    terminal
      .question(
        `Decisions will be written to the findings in AWS. Type the id of the account to allow that: `,
      )
      .then(resolve);
  });
  terminal.close();
  if (typed.trim() !== account) {
    throw new UsageError('That is not the account. Nothing was started.');
  }
}
