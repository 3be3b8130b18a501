// Writes what is made from the API contract (plugins/security-hub-common/openapi/security-hub.yaml):
// the types of the common package and the specification that the backend validates requests with.
// `--check` writes nothing and fails when a file is stale. Run with Node 22 or 24 after an install.
import { readFileSync, writeFileSync, mkdirSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import openapiTS, { astToString } from 'openapi-typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = 'plugins/security-hub-common/openapi/security-hub.yaml';
const text = readFileSync(join(root, source), 'utf8');
const specification = parse(text, { maxAliasCount: 100 });

const banner = `// Made from ${source} by \`yarn generate\`. Do not edit.\n`;
const types = astToString(await openapiTS(text));
const files = {
  'plugins/security-hub-common/src/api/generated/schema.ts': `${banner}/* eslint-disable */\n${types}`,
  'plugins/security-hub-backend/src/http/generated/spec.ts': `${banner}/* eslint-disable */\n/** The API contract, OpenAPI 3.1. */\nexport const spec = ${JSON.stringify(
    specification,
    undefined,
    2,
  )} as const;\n`,
};

const check = process.argv.includes('--check');
const stale = [];
for (const [path, content] of Object.entries(files)) {
  const file = join(root, path);
  const current = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (current === content) continue;
  if (check) {
    stale.push(path);
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    process.stdout.write(`wrote ${path}\n`);
  }
}
if (stale.length > 0) {
  process.stderr.write(
    `Stale: ${stale.join(
      ', ',
    )}. Run \`yarn generate\` and commit the result.\n`,
  );
  process.exit(1);
}
