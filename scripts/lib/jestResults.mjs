import { readFileSync } from 'node:fs';

/**
 * Counts what a JSON report of Jest says; a test file that could not be run counts as one failure, and so does a report
 * without a passed test on PostgreSQL: where the server is missing, its tests are left out silently.
 *
 * @returns `{ passed, failed, skipped }`
 */
export function readJestReport(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const onPostgres = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .some(
      ({ status, fullName }) =>
        status === 'passed' && fullName.includes('POSTGRES_18'),
    );
  if (!onPostgres) {
    process.stdout.write('No test ran on PostgreSQL\n');
  }
  return {
    passed: report.numPassedTests,
    failed:
      report.numFailedTests +
      report.numRuntimeErrorTestSuites +
      (onPostgres ? 0 : 1),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
