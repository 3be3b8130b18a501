import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What the demo keeps between runs: databases, generated catalogs, logs. Git-ignored. */
export const demoFolder = join(root, '.demo');

/** What is only there to save time: stamps of builds, the path of a fetched Node. Git-ignored. */
export const cacheFolder = join(root, '.cache');
