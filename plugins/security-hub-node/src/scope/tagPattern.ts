/** Text in which some characters are wildcards: a `*` that stands for any text, none included. */
export type StarredText = {
  /** As it is kept: plain where there is no wildcard, else with `\*` for a star that is none */
  text: string;
  /** The texts between the wildcards; absent where there is none */
  like?: readonly string[];
};

/** `*` is a wildcard, `\*` a star; any other `\` is itself. As in AWS's filters by tag. */
export function readStars(text: string): StarredText {
  const chunks: string[] = [''];
  for (let at = 0; at < text.length; at += 1) {
    const last = chunks.length - 1;
    if (text.startsWith('\\*', at)) {
      chunks[last] += '*';
      at += 1;
    } else if (text[at] === '*') {
      chunks.push('');
    } else {
      chunks[last] += text[at];
    }
  }
  return chunks.length === 1
    ? { text: chunks[0] }
    : {
        text: chunks.map(chunk => chunk.split('*').join('\\*')).join('*'),
        like: chunks,
      };
}

/**
 * Whether a text is made of the chunks, in this order, with any text between them. Every chunk is looked for once, from left to right:
 * no backtracking.
 */
export function fitsChunks(chunks: readonly string[], text: string): boolean {
  const first = chunks[0];
  const last = chunks[chunks.length - 1];
  if (chunks.length === 1) {
    return first === text;
  }
  if (
    text.length < first.length + last.length ||
    !text.startsWith(first) ||
    !text.endsWith(last)
  ) {
    return false;
  }
  const end = text.length - last.length;
  let from = first.length;
  for (const chunk of chunks.slice(1, -1)) {
    const at = text.indexOf(chunk, from);
    if (at < 0 || at + chunk.length > end) {
      return false;
    }
    from = at + chunk.length;
  }
  return true;
}
