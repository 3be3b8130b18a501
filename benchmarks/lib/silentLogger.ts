import { LoggerService } from '@backstage/backend-plugin-api';

/** Warnings and errors go to the log of the process; the rest nowhere. */
export const silentLogger: LoggerService = {
  error: (message, meta) => write('error', message, meta),
  warn: (message, meta) => write('warn', message, meta),
  info: () => {},
  debug: () => {},
  child: () => silentLogger,
};

function write(level: string, message: string, meta: unknown): void {
  process.stderr.write(
    `${level} ${message} ${meta === undefined ? '' : JSON.stringify(meta)}\n`,
  );
}
