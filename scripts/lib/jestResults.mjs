import { readFileSync } from 'node:fs';

/**
 * Counts what a JSON report of Jest says; a test file that could not be run counts as one failure.
 *
 * @returns `{ passed, failed, skipped }`
 */
export function readJestReport(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
