// Makes schemas/terraform.json from the npm package @cdktf/provider-aws: which arguments, blocks and attributes the resources and data
// sources of Terraform's AWS provider have. The package has no schema file, so it is read out of the code; see terraform/ProviderModule.mjs.
// Run by hand: node tools/distil-schemas/terraform.mjs <unpacked package> <file to write> [aws_type or data.aws_type ...]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ProviderModule, sorted } from './terraform/ProviderModule.mjs';

/** The package lists the `id` of every older resource among its arguments, but the provider refuses one. Data sources do take it. */
function closeId(body) {
  const id = body.arguments?.id;
  if (id && !body.required?.includes('id')) {
    delete body.arguments.id;
    body.computed = sorted([
      ...Object.entries(body.computed ?? {}),
      ['id', id],
    ]);
  }
}

/**
 * What `schemas/terraform.json` holds.
 *
 * @param {string} directory the unpacked package
 * @param {Iterable<string> | undefined} used names such as `aws_s3_bucket` and `data.aws_vpc`; all when undefined. Names that the provider
 *   does not have are left out: the lint reports them where they are written.
 * @param {string} [date] `YYYY-MM-DD`, today when absent
 */
export function distilTerraform(
  directory,
  used,
  date = new Date().toISOString().slice(0, 10),
) {
  const { name: source, version } = JSON.parse(
    readFileSync(join(directory, 'package.json'), 'utf8'),
  );
  const wanted = used && new Set(used);
  const lists = { resources: [], dataSources: [] };
  for (const { name: entry } of readdirSync(join(directory, 'lib'), {
    withFileTypes: true,
  }).filter(each => each.isDirectory() && each.name !== 'provider')) {
    const folder = join(directory, 'lib', entry);
    const isData = entry.startsWith('data-aws-');
    const [, type] = /terraformResourceType: '(\w+)'/.exec(
      readFileSync(join(folder, 'index.js'), 'utf8'),
    );
    if (!wanted || wanted.has(isData ? `data.${type}` : type)) {
      const { body } = new ProviderModule(folder).main();
      if (!isData) {
        closeId(body);
      }
      lists[isData ? 'dataSources' : 'resources'].push([type, body]);
    }
  }
  const provider = new ProviderModule(
    join(directory, 'lib', 'provider'),
  ).main();
  return {
    source,
    version,
    date,
    provider: provider.provider,
    providerBlock: provider.body,
    resources: sorted(lists.resources),
    dataSources: sorted(lists.dataSources),
  };
}

/** The file as it is committed: one resource or data source a line. */
export function formatTerraform({ resources, dataSources, ...head }) {
  const { providerBlock, ...origin } = head;
  const lines = record =>
    Object.entries(record)
      .map(
        ([type, body]) =>
          `    ${JSON.stringify(type)}: ${JSON.stringify(body)}`,
      )
      .join(',\n');
  return [
    JSON.stringify(origin, undefined, 2).slice(0, -2),
    `  "providerBlock": ${JSON.stringify(providerBlock)}`,
    `  "resources": {\n${lines(resources)}\n  }`,
    `  "dataSources": {\n${lines(dataSources)}\n  }\n}\n`,
  ].join(',\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [directory, output, ...types] = process.argv.slice(2);
  if (!directory || !output) {
    process.stderr.write(
      'Usage: node tools/distil-schemas/terraform.mjs <unpacked package> <file to write> [aws_type or data.aws_type ...]\n',
    );
    process.exit(2);
  }
  const distilled = distilTerraform(
    directory,
    types.length > 0 ? types : undefined,
  );
  writeFileSync(output, formatTerraform(distilled));
}
