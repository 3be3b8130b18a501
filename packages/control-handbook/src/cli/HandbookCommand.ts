/** A command: gets the words after its name, answers with the exit code. */
export type HandbookCommand = (
  words: readonly string[],
  print: (text: string) => void,
) => Promise<number>;
