import { probe } from './probe';
import { runCommand } from './runCommand';

const controller = new AbortController();
// The finding is archived before we end; a second time ends at once
process.once('SIGINT', () =>
  controller.abort(new Error('Ended; the finding was archived.')),
);

runCommand((args, write) => probe(args, write, { signal: controller.signal }));
