import { CheckResult, CheckState } from './CheckResult';

const words: Record<CheckState, string> = {
  ok: 'ok',
  warning: 'warning',
  failed: 'FAILED',
  'not-checked': 'not checked',
};

/** How many results there are of each state. */
export function countStates(
  results: readonly CheckResult[],
): Record<CheckState, number> {
  const counts = { ok: 0, warning: 0, failed: 0, 'not-checked': 0 };
  for (const { state } of results) {
    counts[state] += 1;
  }
  return counts;
}

/** The results as a table: state, check, where, meaning; below a line what to do about it. */
export function formatReport(results: readonly CheckResult[]): string {
  const lines: string[] = [];
  const width = (texts: string[]) =>
    Math.max(0, ...texts.map(text => text.length));
  const checkWidth = width(results.map(result => result.check));
  const whereWidth = Math.min(48, width(results.map(result => result.where)));
  let source: string | undefined;
  for (const result of results) {
    if (result.source !== source) {
      source = result.source;
      lines.push(`${lines.length > 0 ? '\n' : ''}Source ${source}`);
    }
    lines.push(
      [
        words[result.state].padEnd(11),
        result.check.padEnd(checkWidth),
        result.where.padEnd(whereWidth),
        result.meaning,
      ].join('  '),
    );
    if (result.remedy !== undefined) {
      lines.push(`${' '.repeat(13)}-> ${result.remedy}`);
    }
  }
  const counts = countStates(results);
  lines.push(
    `\n${counts.ok} ok, ${counts.warning} warnings, ${counts.failed} failed, ${counts['not-checked']} not checked`,
  );
  return lines.join('\n');
}
