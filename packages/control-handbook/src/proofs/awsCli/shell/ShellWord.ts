/** Stands in a text for what is only known when the snippet runs: the value of a variable, the output of a command, a placeholder. */
export const wild = '\uE000';

/** A word of a command, without its quotes. */
export interface ShellWord {
  /** What it says, with `wild` for what is not known. */
  text: string;
  /** Whether a part of it stands in quotes. */
  quoted: boolean;
  /** Whether the shell can make several words or none of it: an expansion outside quotes. */
  splits: boolean;
}

/** A word that is only known when the snippet runs. */
export const wildWord: ShellWord = { text: wild, quoted: false, splits: true };

/** Puts `wild` for the placeholders `{{...}}` of a page. */
export function withoutPlaceholders(code: string): string {
  return code.replace(/\{\{[^{}\n]+\}\}/g, wild);
}
