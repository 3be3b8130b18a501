import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { confirmWrites, readIdentity } from './lib/aws.mjs';
import { ensureAppBuilt } from './lib/build.mjs';
import { checkDatabase, isEmbedded } from './lib/database.mjs';
import { startDemo } from './lib/demo.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ensureFittingNode } from './lib/node.mjs';
import { parseOptions, UsageError, wholeNumber } from './lib/options.mjs';
import { demoFolder } from './lib/paths.mjs';
import { isPortFree } from './lib/ports.mjs';
import { stopOnSignals } from './lib/signals.mjs';
import { tellStory } from './lib/story.mjs';

const help = `Starts the demo portal with simulated AWS accounts, or with your own findings.

  npm start -- [options]

  --port NUMBER      port of the portal on this machine (default 7007)
  --findings FILE    load an export instead of the made-up organisation: the output of
                     "aws securityhub get-findings", a JSON array, or JSON Lines
  --scale NUMBER     number of findings in the made-up organisation, up to 1000000; from
                     30001 on it has up to 488 further accounts
  --database WHICH   sqlite (default), postgres (a server of its own), or postgres://...
  --aws              read real AWS accounts with your usual credentials; nothing is written
  --allow-writes     with --aws: write decisions to AWS; asks for the account id
  --reset            forget the database of earlier runs
  --help             this text

The database and logs are in .demo/ and kept between runs.
`;

const say = text => process.stdout.write(`${text}\n`);

function readOptions() {
  const { options, positionals } = parseOptions(process.argv.slice(2), {
    port: { value: 'NUMBER' },
    findings: { value: 'FILE' },
    scale: { value: 'NUMBER' },
    database: { value: 'sqlite|postgres|postgres://...' },
    aws: {},
    'allow-writes': {},
    reset: {},
    help: {},
  });
  if (positionals.length > 0) {
    throw new UsageError(
      `"${positionals[0]}" is no option. Options begin with --, and npm needs a -- of its own before them: npm start -- --port 7008`,
    );
  }
  const findingsFile = options.findings
    ? resolve(process.env.INIT_CWD ?? process.cwd(), options.findings)
    : undefined;
  if (findingsFile && !existsSync(findingsFile)) {
    throw new UsageError(`--findings: there is no file ${findingsFile}`);
  }
  const together = ['aws', 'findings', 'scale'].filter(name => options[name]);
  if (together.length > 1) {
    throw new UsageError(
      `${together
        .map(name => `--${name}`)
        .join(
          ' and ',
        )} do not go together: each says where the findings come from`,
    );
  }
  if (options['allow-writes'] && !options.aws) {
    throw new UsageError('--allow-writes goes with --aws only');
  }
  const database = checkDatabase(options.database ?? 'sqlite');
  if (options.reset && !isEmbedded(database)) {
    throw new UsageError(
      '--reset clears the databases in .demo/ only, not one of your own',
    );
  }
  return {
    help: options.help,
    port: wholeNumber('port', options.port ?? '7007', 1, 65535),
    findingsFile,
    scale: options.scale
      ? wholeNumber('scale', options.scale, 1, 1_000_000)
      : undefined,
    database,
    aws: options.aws,
    allowWrites: options['allow-writes'] ?? false,
    reset: options.reset ?? false,
  };
}

async function checkPort(port) {
  if (!(await isPortFree(port))) {
    throw new UsageError(
      `Port ${port} of this machine is taken by another program. Stop that program, or choose another port: npm start -- --port ${
        port === 7007 ? 7008 : 7007
      }`,
    );
  }
}

function tellAboutFindings({ simulator, catalogFile, accounts }) {
  if (!simulator || !catalogFile) {
    return;
  }
  for (const { line, reason } of simulator.broken) {
    say(`Line ${line} was left out: ${reason}`);
  }
  say(
    `Loaded ${simulator.records} findings of ${accounts.length} accounts; the catalog for them is ${catalogFile}`,
  );
}

async function main() {
  const options = readOptions();
  if (options.help) {
    say(help);
    return;
  }
  await checkPort(options.port);
  await ensureInstalled();
  let aws;
  if (options.aws) {
    const identity = await readIdentity();
    say(
      `AWS: account ${identity.account}, role ${identity.arn}, Region ${identity.region}`,
    );
    if (options.allowWrites) {
      await confirmWrites(identity);
    } else {
      say('Nothing is written to AWS (--allow-writes changes that)');
    }
    aws = { identity, allowWrites: options.allowWrites };
  }
  await ensureAppBuilt();
  mkdirSync(demoFolder, { recursive: true });
  say('Starting');
  const demo = await startDemo({ ...options, aws, folder: demoFolder });
  const isStopping = stopOnSignals(demo);
  tellAboutFindings(demo);
  try {
    const lacking = await demo.ready();
    if (!lacking && !aws && !options.findingsFile) {
      await tellStory(demo.url, demo.folder);
    }
    say(
      lacking
        ? `The portal is at ${demo.url}, but ${lacking}; the logs are in ${demo.logFolder}`
        : `Ready: open ${demo.url} (Ctrl-C stops it)`,
    );
    await demo.ended;
  } catch (error) {
    if (!isStopping()) {
      await demo.stop();
      throw error;
    }
  }
}

await ensureFittingNode();
main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  if (!(error instanceof UsageError) && process.env.DEBUG) {
    process.stderr.write(`${error.stack}\n`);
  }
  process.exit(1);
});
