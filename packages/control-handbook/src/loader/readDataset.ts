import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A Markdown file of the dataset, not parsed yet. */
export interface DatasetFile {
  /** Path in the dataset with `/`, such as `controls/EC2/EC2.22.md`. */
  path: string;
  content: string;
}

/** A file that could not even be read. */
export interface UnreadableFile {
  path: string;
  reason: string;
}

const maximumBytes = 256 * 1024;
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads every `controls/<folder>/*.md` below a directory.
 *
 * @throws when the folder `controls` itself cannot be read.
 */
export async function readDataset(directory: string): Promise<{
  files: DatasetFile[];
  unreadable: UnreadableFile[];
}> {
  const root = join(directory, 'controls');
  const folders = (await readdir(root, { withFileTypes: true }))
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name);
  const names = await Promise.all(
    folders.map(async folder =>
      (await readdir(join(root, folder)))
        .filter(name => name.endsWith('.md'))
        .map(name => `${folder}/${name}`),
    ),
  );
  const files: DatasetFile[] = [];
  const unreadable: UnreadableFile[] = [];
  for (const name of names.flat().sort()) {
    const path = `controls/${name}`;
    try {
      const { size } = await stat(join(root, name));
      if (size > maximumBytes) {
        throw new Error(`larger than ${maximumBytes / 1024} KiB`);
      }
      const content = decoder.decode(await readFile(join(root, name)));
      files.push({ path, content });
    } catch (error) {
      unreadable.push({
        path,
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }
  return { files, unreadable };
}
