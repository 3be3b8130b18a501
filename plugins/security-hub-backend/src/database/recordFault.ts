/** Classes of PostgreSQL's SQLSTATE that blame the data: data exception, integrity constraint violation, program limit exceeded. */
const postgresClasses = ['22', '23', '54'];
/** Result codes of SQLite that blame the data. */
const sqliteCodes = ['SQLITE_CONSTRAINT', 'SQLITE_MISMATCH', 'SQLITE_TOOBIG'];

/**
 * Whether a batch failed because of what is in it, so that trying again is in vain while a smaller batch may succeed; else the database is
 * away, full or busy, and later may do.
 */
export function isRecordFault(error: unknown): boolean {
  if (
    error instanceof TypeError ||
    error instanceof RangeError ||
    error instanceof SyntaxError
  ) {
    return true;
  }
  const code =
    typeof error === 'object' && error !== null && 'code' in error
      ? String(error.code)
      : '';
  return (
    (/^[0-9A-Z]{5}$/.test(code) && postgresClasses.includes(code.slice(0, 2))) ||
    sqliteCodes.some(known => code.startsWith(known))
  );
}
