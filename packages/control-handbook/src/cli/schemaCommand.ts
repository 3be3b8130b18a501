import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageDirectory } from '../loader/packageDirectory';
import { jsonSchemas } from '../page/jsonSchemas';
import type { HandbookCommand } from './HandbookCommand';

/** `yarn handbook schema`: writes schema/*.schema.json, which a test keeps fresh. */
export const schemaCommand: HandbookCommand = async (_words, print) => {
  const folder = join(packageDirectory(), 'schema');
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(jsonSchemas())) {
    await writeFile(join(folder, name), text);
    print(`schema/${name}`);
  }
  return 0;
};
