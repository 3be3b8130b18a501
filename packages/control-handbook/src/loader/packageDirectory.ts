import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const packageName = 'aws-control-handbook';

/**
 * The folder of this package, from its sources as well as from its build: the nearest folder above with our package.json.
 *
 * @throws when there is none, which means that the package was copied without its package.json.
 */
// It may start anywhere in the package: it walks up, so that sources and build lead to the same folder.
// eslint-disable-next-line no-restricted-syntax
export function packageDirectory(start: string = __dirname): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (
      existsSync(manifest) &&
      JSON.parse(readFileSync(manifest, 'utf8')).name === packageName
    ) {
      return folder;
    }
    if (dirname(folder) === folder) {
      throw new Error(
        `The package ${packageName} was not found above ${start}`,
      );
    }
  }
}
