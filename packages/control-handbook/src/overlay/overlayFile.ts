import { createHash } from 'node:crypto';

/** The name of a file without its folder and its ending. */
export function nameOfFile(path: string): string {
  return (path.split('/').pop() ?? '').replace(/\.md$/, '');
}

/** Names what a file says: the hash of its content, hexadecimal. */
export function versionOf(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
