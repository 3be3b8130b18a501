import { main } from './main';

main(process.argv.slice(2), text => process.stdout.write(`${text}\n`)).then(
  code => {
    process.exitCode = code;
  },
  error => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  },
);
