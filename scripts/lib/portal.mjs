import { join } from 'node:path';
import { endsWithParent, runsSources, startChild } from './children.mjs';
import { root } from './paths.mjs';

/** Starts the portal: its backend from the sources, its pages as they were built. */
export function startPortal({ configFiles, env, logFile }) {
  return startChild({
    name: 'portal',
    args: [
      ...endsWithParent,
      ...runsSources,
      join(root, 'packages', 'backend', 'src', 'index.ts'),
      ...configFiles.flatMap(file => ['--config', file]),
    ],
    env: {
      ...env,
      // Replies carry no stack
      NODE_ENV: 'production',
    },
    cwd: join(root, 'packages', 'backend'),
    logFile,
  });
}
