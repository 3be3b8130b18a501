import { createHash } from 'node:crypto';
import { overlayBounds } from './overlayBounds';

/** Why a file with this path cannot be used; undefined where it can. */
export function problemOfPath(path: string): string | undefined {
  if (path.length > overlayBounds.path) {
    return `the path is longer than ${overlayBounds.path} characters: move the file`;
  }
  return /\p{Cc}/u.test(path)
    ? 'the path has a control character: rename the file'
    : undefined;
}

/**
 * The path that a file is told of by: its own, or for one that cannot be used the beginning of that and a hash, which is the same each
 * time and no other file's.
 */
export function toldPath(path: string): string {
  if (problemOfPath(path) === undefined) {
    return path;
  }
  const beginning = [...path.replace(/\p{Cc}/gu, '\ufffd')]
    .slice(0, 200)
    .join('');
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 16);
  return `${beginning}… (${hash})`;
}
