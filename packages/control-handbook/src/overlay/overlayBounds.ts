/** What an organisation's files may be at most. */
export const overlayBounds = {
  files: 2_000,
  /** Of one file */
  bytes: 256 * 1024,
  /** Of all files together */
  totalBytes: 32 * 1024 * 1024,
  /** Characters of a file's path from the folder on */
  path: 512,
  /** Characters of the front matter of one file */
  frontMatter: 64 * 1024,
  /** Characters below the front matter of one file */
  text: 20_000,
  /** Characters of a text in the front matter of a whole page */
  field: 2_000,
} as const;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** A control character other than tab and the ends of lines. */
export const controlCharacter = /[^\P{Cc}\t\n\r]/u;

/** Why a file of so many bytes cannot be used; undefined where it can. */
export function problemOfSize(bytes: number): string | undefined {
  return bytes > overlayBounds.bytes
    ? `larger than ${overlayBounds.bytes / 1024} KiB`
    : undefined;
}

/**
 * The text of a file.
 *
 * @throws Error when it is too large, is not UTF-8, or has a control character other than tab and the ends of lines
 */
export function decodeOverlayFile(content: Uint8Array): string {
  const problem = problemOfSize(content.byteLength);
  if (problem) {
    throw new Error(problem);
  }
  let text: string;
  try {
    text = decoder.decode(content);
  } catch {
    throw new Error('not UTF-8');
  }
  const found = controlCharacter.exec(text);
  if (found) {
    const line = text.slice(0, found.index).split('\n').length;
    const code = (found[0].codePointAt(0) ?? 0).toString(16).padStart(4, '0');
    throw new Error(
      `line ${line}: the control character U+${code.toUpperCase()} is not allowed`,
    );
  }
  return text;
}
