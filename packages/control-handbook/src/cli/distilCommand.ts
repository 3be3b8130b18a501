import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { filledSnippet } from '../lint/filledSnippet';
import type { LintInput } from '../lint/LintRule';
import { parseCloudFormation, parseTerraform } from '../lint/parsers';
import { snippetsOf } from '../lint/texts';
import { packageDirectory } from '../loader/packageDirectory';
import { parseDataset } from '../loader/parseDataset';
import { readDataset } from '../loader/readDataset';
import { usedCommands } from '../proofs/awsCli/usedCommands';
import { TemplateNames } from '../proofs/cloudformation/TemplateNames';
import { usedTerraformTypes } from '../proofs/terraform/usedTerraformTypes';
import type { HandbookCommand } from './HandbookCommand';

type Distiller = {
  block: string;
  /** Names that a snippet uses */
  uses: (code: string) => string[] | Promise<string[]>;
  distil: string;
  format: string;
};

const distillers: Record<string, Distiller> = {
  cloudformation: {
    block: 'yaml',
    uses: code =>
      [
        ...TemplateNames.create(parseCloudFormation(code)).resources.values(),
      ].filter(type => type !== undefined),
    distil: 'distilCloudFormation',
    format: 'formatCloudFormation',
  },
  terraform: {
    block: 'hcl',
    uses: async code => usedTerraformTypes(await parseTerraform(code)),
    distil: 'distilTerraform',
    format: 'formatTerraform',
  },
  'aws-cli': {
    block: 'shell',
    uses: usedCommands,
    distil: 'distilAwsCli',
    format: 'formatAwsCli',
  },
};

async function usedNames(
  input: Pick<LintInput, 'dataset'>,
  { block, uses }: Distiller,
): Promise<string[]> {
  const names = new Set<string>();
  for (const snippet of snippetsOf(input)) {
    if (snippet.block.language === block) {
      for (const name of await uses(filledSnippet(snippet.block))) {
        names.add(name);
      }
    }
  }
  return [...names].sort();
}

/**
 * `yarn handbook distil <schema> <unpacked package>`: writes schemas/<schema>.json with what the snippets use. Run by hand, after
 * unpacking the package that the tool of that name in tools/distil-schemas tells of.
 */
export const distilCommand: HandbookCommand = async (
  [schema = '', directory],
  print,
) => {
  const distiller = Object.hasOwn(distillers, schema)
    ? distillers[schema]
    : undefined;
  if (!distiller || !directory) {
    print(
      `distil takes ${Object.keys(distillers).join(
        ', ',
      )} and the folder of the unpacked package`,
    );
    return 2;
  }
  const { files } = await readDataset(packageDirectory());
  const names = await usedNames({ dataset: parseDataset(files) }, distiller);
  const root = packageDirectory();
  const tool = createRequire(join(root, 'package.json'))(
    join(root, 'tools', 'distil-schemas', `${schema}.mjs`),
  );
  const distilled = tool[distiller.distil](directory, names);
  const file = join(root, 'schemas', `${schema}.json`);
  await writeFile(file, tool[distiller.format](distilled));
  print(`schemas/${schema}.json: ${names.length} names`);
  return 0;
};
