import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { starterOverlay } from '../overlay/starterOverlay';
import type { HandbookCommand } from './HandbookCommand';
import { today } from './today';

/** `yarn handbook init-overlay <folder>`: the start of an organisation's own files; overwrites none. */
export const initOverlayCommand: HandbookCommand = async ([folder], print) => {
  if (!folder) {
    print('init-overlay takes the folder to write to');
    return 2;
  }
  let written = 0;
  for (const { path, content } of starterOverlay(today())) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    try {
      await writeFile(file, content, { flag: 'wx' });
      written += 1;
      print(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw error;
      }
      print(`${path}: is there already`);
    }
  }
  print(
    `${written} files written. Change them to what you decide, then: yarn handbook lint --overlay ${folder}`,
  );
  return 0;
};
