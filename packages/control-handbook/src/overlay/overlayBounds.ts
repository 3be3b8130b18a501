/** What an organisation's files may be at most. */
export const overlayBounds = {
  files: 2_000,
  /** Of one file */
  bytes: 256 * 1024,
  /** Characters below the front matter of one file */
  text: 20_000,
  /** Characters of a text in the front matter of a whole page */
  field: 2_000,
} as const;

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of a file.
 *
 * @throws Error when it is too large, or not UTF-8
 */
export function decodeOverlayFile(content: Uint8Array): string {
  if (content.byteLength > overlayBounds.bytes) {
    throw new Error(`larger than ${overlayBounds.bytes / 1024} KiB`);
  }
  try {
    return decoder.decode(content);
  } catch {
    throw new Error('not UTF-8');
  }
}
