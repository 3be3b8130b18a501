/** How much of a long line is shown on either side of the mistake. */
const around = 60;

/** The line of a text with a mistake, cut where it is long. */
export type MarkedLine = {
  before: string;
  after: string;
};

/**
 * The line in which a mistake is, as what stands before and from the offending character on; undefined where it has no place in the text.
 *
 * @param position - index of the offending character; the length of the text is its end
 */
export function markedLine(
  text: string,
  position: number | undefined,
): MarkedLine | undefined {
  if (text === '' || position === undefined || position > text.length) {
    return undefined;
  }
  const start = text.lastIndexOf('\n', position - 1) + 1;
  const newline = text.indexOf('\n', position);
  const end = newline === -1 ? text.length : newline;
  const before = text.slice(start, position);
  const after = text.slice(position, end);
  return {
    before: before.length > around ? `…${before.slice(-around)}` : before,
    after: after.length > around ? `${after.slice(0, around)}…` : after,
  };
}
