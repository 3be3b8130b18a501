/**
 * Ends the demo in order on Ctrl-C, and at once on the second one.
 *
 * @returns a function that says whether it is ending
 */
export function stopOnSignals(demo) {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (stopping) {
        process.exit(130);
      }
      stopping = true;
      process.stdout.write('Stopping\n');
      demo.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  return () => stopping;
}
