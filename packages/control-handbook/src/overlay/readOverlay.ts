import type { Stats } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetFile, UnreadableFile } from '../loader/readDataset';
import { OverlayBudget } from './OverlayBudget';
import { decodeOverlayFile, problemOfSize } from './overlayBounds';
import { problemOfPath, toldPath } from './overlayPath';

/** Why a file is not even opened. */
function problemOf(path: string, found: Stats): string | undefined {
  if (found.isSymbolicLink()) {
    return 'a link: it is not followed';
  }
  return (
    problemOfPath(path) ??
    (found.isFile() ? problemOfSize(found.size) : 'not a file')
  );
}

/**
 * Reads every Markdown file below an organisation's folder. Links to elsewhere are not followed; what breaks a bound of its own is told and
 * left out.
 *
 * @throws when the folder itself cannot be read, or has more than `overlayBounds` says
 */
export async function readOverlay(directory: string): Promise<{
  files: DatasetFile[];
  unreadable: UnreadableFile[];
}> {
  const files: DatasetFile[] = [];
  const unreadable: UnreadableFile[] = [];
  const budget = OverlayBudget.create();
  const read = async (path: string, found: Stats): Promise<void> => {
    budget.addFile();
    const problem = problemOf(path, found);
    if (problem) {
      unreadable.push({ path: toldPath(path), reason: problem });
      return;
    }
    budget.addBytes(found.size);
    try {
      const content = decodeOverlayFile(await readFile(join(directory, path)));
      files.push({ path, content });
    } catch (error) {
      unreadable.push({
        path,
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  };
  const visit = async (folder: string): Promise<void> => {
    const names = (await readdir(join(directory, folder))).sort();
    for (const name of names.filter(each => !each.startsWith('.'))) {
      const path = folder ? `${folder}/${name}` : name;
      const found = await lstat(join(directory, path));
      if (found.isDirectory()) {
        await visit(path);
      } else if (found.isSymbolicLink() || name.endsWith('.md')) {
        await read(path, found);
      }
    }
  };
  await visit('');
  return { files: files.filter(isControlFile), unreadable };
}

/** Other Markdown, such as a README, is the organisation's own business. */
function isControlFile({ content }: DatasetFile): boolean {
  return content.startsWith('---');
}
