import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

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

/** Files that are read at once. */
const TOGETHER = 16;

const maximumBytes = 256 * 1024;
const decoder = new TextDecoder('utf-8', { fatal: true });

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

async function readOne(
  directory: string,
  path: string,
): Promise<DatasetFile | UnreadableFile> {
  try {
    const { size } = await stat(join(directory, path));
    if (size > maximumBytes) {
      throw new Error(`larger than ${maximumBytes / 1024} KiB`);
    }
    const content = decoder.decode(await readFile(join(directory, path)));
    return { path, content };
  } catch (error) {
    return {
      path,
      reason: error instanceof Error ? error.message : String(error),
    };
  }
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
  for (let start = 0; start < paths.length; start += TOGETHER) {
    const some = paths.slice(start, start + TOGETHER);
    const read = await Promise.all(
      some.map(async path => await readOne(directory, path)),
    );
    for (const file of read) {
      if ('reason' in file) {
        unreadable.push(file);
      } else {
        files.push(file);
      }
    }
  }
  return { files, unreadable };
}
