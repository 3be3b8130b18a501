import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './paths.mjs';

const skipped = new Set(['node_modules', 'dist', 'dist-types', 'coverage']);

/** All files below a path (or the path itself), sorted, without what is built or installed. */
export function filesBelow(path) {
  if (!existsSync(path)) {
    return [];
  }
  if (statSync(path).isFile()) {
    return [path];
  }
  return readdirSync(path)
    .filter(name => !skipped.has(name))
    .sort()
    .flatMap(name => filesBelow(join(path, name)));
}

/** A hash over names and contents: equal means that nothing has changed. */
export function contentHash(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesBelow)) {
    hash.update(relative(root, file).split(sep).join('/'));
    hash.update('\0');
    hash.update(readFileSync(file));
    hash.update('\0');
  }
  return hash.digest('hex');
}

/** The package.json of the root and of each workspace. */
export function manifests() {
  const workspaces = ['packages', 'plugins'].flatMap(folder =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder)).map(name => join(root, folder, name))
      : [],
  );
  return [root, ...workspaces]
    .map(folder => join(folder, 'package.json'))
    .filter(file => existsSync(file));
}
