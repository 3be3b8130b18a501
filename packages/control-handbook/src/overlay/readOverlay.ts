import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetFile, UnreadableFile } from '../loader/readDataset';
import { decodeOverlayFile, overlayBounds } from './overlayBounds';

/**
 * Reads every Markdown file below an organisation's folder. Links to elsewhere are not followed; what breaks a bound is told and left out.
 *
 * @throws when the folder itself cannot be read
 */
export async function readOverlay(directory: string): Promise<{
  files: DatasetFile[];
  unreadable: UnreadableFile[];
}> {
  const files: DatasetFile[] = [];
  const unreadable: UnreadableFile[] = [];
  const visit = async (folder: string): Promise<void> => {
    const names = (await readdir(join(directory, folder))).sort();
    for (const name of names.filter(each => !each.startsWith('.'))) {
      const path = folder ? `${folder}/${name}` : name;
      const found = await lstat(join(directory, path));
      if (found.isSymbolicLink()) {
        unreadable.push({ path, reason: 'a link: it is not followed' });
      } else if (found.isDirectory()) {
        await visit(path);
      } else if (name.endsWith('.md')) {
        if (files.length + unreadable.length >= overlayBounds.files) {
          throw new Error(
            `More than ${overlayBounds.files} files: is this the right folder?`,
          );
        }
        try {
          const content = decodeOverlayFile(
            await readFile(join(directory, path)),
          );
          files.push({ path, content });
        } catch (error) {
          unreadable.push({
            path,
            reason: error instanceof Error ? error.message : String(error),
          });
        }
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
