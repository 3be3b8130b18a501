// Loaded with --require. The channel to the parent closes when the parent is gone, even by SIGKILL.
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 4000).unref();
});
// Listening to "disconnect" alone does not keep the channel open
process.on('message', () => {});
