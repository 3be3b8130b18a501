import { ensureFittingNode } from './lib/node.mjs';
import { parseOptions, UsageError, wholeNumber } from './lib/options.mjs';
import { fetchToken, personas } from './lib/portalApi.mjs';

/** Prints a bearer token of the running demo, and nothing else, to standard output. */
async function main() {
  const { options, positionals } = parseOptions(process.argv.slice(2), {
    port: { value: 'NUMBER' },
  });
  const [persona] = positionals;
  if (positionals.length !== 1 || !personas.includes(persona)) {
    throw new UsageError(
      `Say whose token you want: npm run token -- ${personas.join(
        '|',
      )} [--port 7007]`,
    );
  }
  const port = wholeNumber('port', options.port ?? '7007', 1, 65535);
  const url = `http://localhost:${port}`;
  try {
    process.stdout.write(`${await fetchToken(url, persona)}\n`);
  } catch (error) {
    throw new UsageError(
      error.cause?.code === 'ECONNREFUSED'
        ? `No portal answers at ${url}. Start it with "npm start", or name its port with --port.`
        : `${url}: ${error.message}`,
    );
  }
}

await ensureFittingNode();
main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
