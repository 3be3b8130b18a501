import { storeMessage } from './storeMessage';

/** Node's codes of a connection that is not there. */
const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/**
 * Classes of PostgreSQL's codes that are no fault of what was to be stored: connection, read-only, broken off in favour of another, no
 * such table or column (a migration is missing), resources (disk full), not in the right state, operator, system. PostgreSQL
 * documentation, appendix A.
 */
const postgresClasses = new Set([
  '08',
  '25',
  '40',
  '42',
  '53',
  '55',
  '57',
  '58',
]);

/** SQLite's codes that are the fault of what was to be stored; all others are the database's. */
const sqliteFaultsOfData = /^SQLITE_(CONSTRAINT|TOOBIG|MISMATCH|RANGE)(_|$)/;

/** What `knex` and `pg` say without a code. */
const messages =
  /connection terminated|connection error|not queryable|timeout acquiring a connection|unable to acquire a connection|connection is not open|pool is (draining|destroyed)/i;

/** Whether the database did not do its work, so that the same may well succeed later. */
export function isStoreUnavailable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) {
    return false;
  }
  const code = 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_')) {
    return !sqliteFaultsOfData.test(code);
  }
  if (connectionCodes.has(code)) {
    return true;
  }
  if (/^[0-9A-Z]{5}$/.test(code)) {
    return postgresClasses.has(code.slice(0, 2));
  }
  return messages.test(storeMessage(error));
}
