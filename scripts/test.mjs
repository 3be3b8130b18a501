import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, rememberAppBuild } from './lib/build.mjs';
import { filesBelow } from './lib/files.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { readJestReport } from './lib/jestResults.mjs';
import { ensureFittingNode } from './lib/node.mjs';
import { runNodeTests } from './lib/nodeTests.mjs';
import { parseOptions, UsageError } from './lib/options.mjs';
import { root } from './lib/paths.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { run, runQuietly } from './lib/run.mjs';

const none = { passed: 0, failed: 0, skipped: 0 };
const minutes = count => count * 60_000;

/** A step that is one command: its exit code says whether it passed. */
async function command(program, args, options) {
  const code = await run(program, args, options);
  return { ...none, [code === 0 ? 'passed' : 'failed']: 1 };
}

function testFilesBelow(folder) {
  return filesBelow(join(root, folder)).filter(file =>
    file.endsWith('.test.mjs'),
  );
}

/** Unit and integration tests, on SQLite and on a PostgreSQL server that is started for them. */
async function jest(folder) {
  const report = join(folder, 'jest.json');
  const postgres = await startPostgres({
    folder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
  });
  try {
    const code = await run(
      binary('backstage-cli'),
      [
        'repo',
        'test',
        '--watchAll=false',
        '--passWithNoTests',
        '--maxWorkers=2',
        '--json',
        `--outputFile=${report}`,
      ],
      {
        env: {
          ...process.env,
          CI: 'true',
          BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
            postgres.connectionString,
        },
        // Jest writes the report to standard output too where it is no file
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
    if (!existsSync(report)) {
      return { ...none, failed: 1 };
    }
    const counts = readJestReport(report);
    // A run can fail with no test failing, e.g. on a configuration error
    return code !== 0 && counts.failed === 0
      ? { ...counts, failed: 1 }
      : counts;
  } finally {
    await postgres.stop();
  }
}

const steps = {
  // The declarations that it writes are what the packages are built from
  types: () => command(binary('tsc'), []),
  generated: () =>
    command(process.execPath, [
      join(root, 'scripts', 'generate-openapi.mjs'),
      '--check',
    ]),
  lint: () =>
    command(binary('backstage-cli'), [
      'repo',
      'lint',
      '--success-cache',
      '--success-cache-dir',
      join(root, '.cache', 'lint'),
    ]),
  handbook: () =>
    command(process.execPath, [join(root, 'scripts', 'handbook.mjs'), 'lint']),
  scripts: () =>
    runNodeTests(testFilesBelow('scripts'), { timeout: minutes(3) }),
  unit: folder => jest(folder),
  build: async folder => {
    await runQuietly(
      'The build of all packages',
      binary('backstage-cli'),
      ['repo', 'build', '--all'],
      { cwd: root, logFile: join(folder, 'build.log') },
    );
    rememberAppBuild();
    return { ...none, passed: 1 };
  },
  browser: () =>
    runNodeTests(testFilesBelow('e2e-tests'), { timeout: minutes(6) }),
};

/** Runs the steps, all of them even where one fails; returns the sum of their counts. */
async function runSteps(names, folder) {
  const total = { ...none };
  const times = [];
  for (const name of names) {
    process.stdout.write(`\n== ${name}\n`);
    const began = Date.now();
    let counts;
    try {
      counts = await steps[name](folder);
    } catch (error) {
      process.stdout.write(`${error.stack}\n`);
      counts = { ...none, failed: 1 };
    }
    const seconds = ((Date.now() - began) / 1000).toFixed(0);
    times.push(
      `${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped, ${seconds} s`,
    );
    for (const key of Object.keys(total)) {
      total[key] += counts[key];
    }
  }
  process.stdout.write(`\n${times.join('\n')}\n`);
  return total;
}

async function main() {
  const { options, positionals } = parseOptions(process.argv.slice(2), {
    only: { value: Object.keys(steps).join(',') },
  });
  if (positionals.length > 0) {
    throw new UsageError(
      `"${positionals[0]}" is no option; for single tests there is "yarn test:unit ${positionals[0]}"`,
    );
  }
  const names = options.only?.split(',') ?? Object.keys(steps);
  const unknown = names.find(name => !Object.hasOwn(steps, name));
  if (unknown) {
    throw new UsageError(
      `--only knows no step "${unknown}"; the steps are ${Object.keys(
        steps,
      ).join(', ')}`,
    );
  }
  await ensureInstalled();
  const folder = mkdtempSync(join(tmpdir(), 'security-hub-test-'));
  // PostgreSQL runs as another user where we are root, and has to get to its data
  chmodSync(folder, 0o711);
  try {
    const { passed, failed } = await runSteps(names, folder);
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
    process.exitCode = failed > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await ensureFittingNode();
try {
  await main();
} catch (error) {
  process.stderr.write(
    `${error instanceof UsageError ? error.message : error.stack}\n`,
  );
  process.exitCode = 1;
}
