import { Row } from './Benchmark';
import { Result } from './results';
import { show } from './statistics';

/** Whether a row that has a target keeps it. */
export function isMissed({ ratio, target }: Row): boolean {
  return ratio !== undefined && target !== undefined && ratio > target;
}

const headings = ['what', 'ratio', 'target', 'measured', 'note'];

function cells(row: Row): string[] {
  const { ratio, target, unit } = row;
  const value = (number: number) =>
    unit ? `${show(number)} ${unit}` : String(Number(number.toFixed(2)));
  return [
    row.what,
    ratio === undefined ? '' : `${value(ratio)}${isMissed(row) ? ' !' : ''}`,
    target === undefined ? '' : `<= ${value(target)}`,
    row.measured,
    row.note ?? '',
  ];
}

/** The rows of a benchmark as lines for a terminal, one line of text for each column that does not fit. */
export function tableOf(rows: Row[]): string {
  return rows
    .map(row => {
      const [what, ratio, target, measured, note] = cells(row);
      const verdict = [ratio, target].filter(Boolean).join(' ');
      return `  ${what}: ${verdict || '-'}\n      ${measured}${
        note ? `\n      ${note}` : ''
      }`;
    })
    .join('\n');
}

function markdownTable(lines: string[][]): string {
  const escaped = lines.map(line =>
    line.map(cell => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')),
  );
  const widths = escaped[0].map((_, column) =>
    Math.max(3, ...escaped.map(line => line[column].length)),
  );
  const rows = escaped.map(
    line =>
      `| ${line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join(' | ')} |`,
  );
  const rule = `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`;
  return [rows[0], rule, ...rows.slice(1)].join('\n');
}

function machinesOf(results: Result[]): string[] {
  const texts = results.map(
    ({ machine }) =>
      `${machine.cores} cores (${machine.processor}), ${machine.memory} GiB of memory, ${machine.platform}, Node ${machine.node}, PostgreSQL ${machine.postgres} with its default settings`,
  );
  return [...new Set(texts)];
}

function section(result: Result, explanations: Record<string, string>): string {
  const { number, title, size, at, seconds, rows, failure } = result;
  // A smaller size is no measurement that anybody would have to explain
  const missed = size === 'full' ? rows.filter(isMissed) : [];
  return [
    `## ${number}. ${title}`,
    `Size \`${size}\`, ${at.slice(0, 10)}, ${show(seconds / 60)} minutes.${
      failure ? ` Not complete: ${failure}` : ''
    }`,
    ...(rows.length > 0 ? [markdownTable([headings, ...rows.map(cells)])] : []),
    ...(missed.length > 0
      ? [
          `Missed:\n\n${missed
            .map(
              ({ id, what }) =>
                `- ${what} (\`${id}\`): ${
                  explanations[id] ?? 'not explained yet'
                }`,
            )
            .join('\n')}`,
        ]
      : []),
  ].join('\n\n');
}

/** RESULTS.md. */
export function markdownOf(
  results: Result[],
  explanations: Record<string, string>,
): string {
  const small = results.some(({ size }) => size !== 'full');
  return `${[
    '# Results',
    'Written by `npm run bench`; what the numbers mean is in README.md. A ratio with `!` misses its target. All processes (database, simulator, backend, readers) share the machine:',
    machinesOf(results)
      .map(text => `- ${text}`)
      .join('\n'),
    ...(small
      ? [
          'The targets are about size `full`. What was measured at another size only shows that the benchmark works.',
        ]
      : []),
    ...results.map(result => section(result, explanations)),
  ].join('\n\n')}\n`;
}
