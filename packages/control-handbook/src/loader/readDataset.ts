import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BoundedReader } from './BoundedReader';

/** A Markdown file of the dataset, not parsed yet. */
export interface DatasetFile {
  /** Path in the dataset with `/`, such as `controls/EC2/EC2.22.md` or `findings/macie/policy.md`. */
  path: string;
  content: string;
}

/** A file that could not even be read. */
export interface UnreadableFile {
  path: string;
  reason: string;
}

const maximumBytes = 256 * 1024;

/** The paths of `<root>/<folder>/*.md` below a directory. */
async function pathsBelow(directory: string, root: string): Promise<string[]> {
  const folders = (
    await readdir(join(directory, root), { withFileTypes: true })
  )
    .filter(entry => entry.isDirectory())
    .map(entry => `${root}/${entry.name}`);
  const names = await Promise.all(
    folders.map(async folder =>
      (await readdir(join(directory, folder)))
        .filter(name => name.endsWith('.md'))
        .map(name => `${folder}/${name}`),
    ),
  );
  return names.flat().sort();
}

/**
 * Reads every `controls/<folder>/*.md` below a directory, and every `findings/<product>/*.md` where there is such a folder.
 *
 * @throws when the folder `controls` itself cannot be read.
 */
export async function readDataset(directory: string): Promise<{
  files: DatasetFile[];
  unreadable: UnreadableFile[];
}> {
  const paths = [
    ...(await pathsBelow(directory, 'controls')),
    ...(existsSync(join(directory, 'findings'))
      ? await pathsBelow(directory, 'findings')
      : []),
  ];
  const files: DatasetFile[] = [];
  const unreadable: UnreadableFile[] = [];
  const reader = BoundedReader.create({ maximumBytes });
  for (const path of paths) {
    try {
      files.push({ path, content: reader.read(join(directory, path)) });
    } catch (error) {
      unreadable.push({
        path,
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }
  return { files, unreadable };
}
