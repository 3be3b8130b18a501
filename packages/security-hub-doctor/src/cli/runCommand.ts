/** Runs a command with the arguments of this process; its result is the exit code, 2 where it throws. */
export function runCommand(
  command: (args: string[], write: (text: string) => void) => Promise<number>,
): void {
  // `yarn doctor | head` closes our output early: that is no failure
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
  });
  command(process.argv.slice(2), text =>
    process.stdout.write(`${text}\n`),
  ).then(
    code => {
      process.exitCode = code;
    },
    error => {
      process.stderr.write(
        `${error instanceof Error ? error.message : error}\n`,
      );
      process.exitCode = 2;
    },
  );
}
