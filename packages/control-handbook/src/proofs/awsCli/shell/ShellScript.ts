import type { ShellWord } from './ShellWord';

/** Text that a command reads from the script itself. */
export interface Heredoc {
  text: string;
}

/** A command with its arguments, without redirections, variables before it and keywords around it. */
export interface ShellCommand {
  words: readonly ShellWord[];
  /** Names of files that its output is written to. */
  outputs: readonly string[];
  heredoc?: Heredoc;
}

/** What a snippet consists of. */
export interface ShellScript {
  /** In the order in which they stand, also those inside `$(...)`. */
  commands: readonly ShellCommand[];
  /** Names of the functions that it defines. */
  functions: ReadonlySet<string>;
}

/** The name of a file without `./`. */
export function fileName(name: string): string {
  return name.replace(/^(?:\.\/+)+/, '');
}

/** What a command writes to a file from the script itself, such as `cat > policy.json <<'EOF'` does. */
function writtenText({ words, heredoc }: ShellCommand): string | undefined {
  const [command, ...rest] = words.map(({ text }) => text);
  if (command === 'cat' || command === 'tee') {
    return heredoc?.text;
  }
  const plain =
    command === 'echo' || (command === 'printf' && rest.length === 1);
  return plain ? rest.join(' ') : undefined;
}

/** Content of the files that a script writes from its own text. */
export function filesOf({ commands }: ShellScript): Map<string, string> {
  const files = new Map<string, string>();
  for (const command of commands) {
    const text = writtenText(command);
    const targets =
      command.words[0]?.text === 'tee'
        ? command.words.slice(1).map(word => word.text)
        : command.outputs;
    for (const target of text === undefined ? [] : targets) {
      files.set(fileName(target), text ?? '');
    }
  }
  return files;
}

/** The programs of `jq` that make files: what such a file holds is not known, but what is changed in it stands there. */
export function programsOf({ commands }: ShellScript): Map<string, string> {
  return new Map(
    commands.flatMap(({ words, outputs }) =>
      words[0]?.text === 'jq'
        ? outputs.map((name): [string, string] => [
            fileName(name),
            words.map(({ text }) => text).join(' '),
          ])
        : [],
    ),
  );
}
