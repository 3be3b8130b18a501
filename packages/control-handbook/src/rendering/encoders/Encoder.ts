/**
 * Where a placeholder stands in a snippet. `bare`: it is a whole word or value, the encoder brings the quotes. `quoted`: it is inside a
 * double-quoted string of the language. `item`: it is a part of a word that the tool splits again, so that only plain values may stand
 * there. `unsafe`: anywhere else (a comment, a heredoc, single quotes), nothing is inserted there.
 */
export type PlaceholderContext = 'bare' | 'quoted' | 'item' | 'unsafe';

/** Whether a value can stand where a tool splits a word by commas, equals signs, quotes or brackets. */
export function isPlainItem(value: string): boolean {
  return /^[\w.:/@+-]+$/.test(value);
}

/** The only way in which a value gets into a snippet of one language. */
export interface Encoder {
  /** The whole literal of the language, quotes included, whose value is exactly `value`. */
  encode(value: string): string;
  /** Whether the value would mean something to the tool that reads the snippet, however well it is quoted. */
  isInterpreted(value: string): boolean;
  /** The context at each of the offsets (ascending) of the snippet. */
  contextsAt(code: string, offsets: readonly number[]): PlaceholderContext[];
}
