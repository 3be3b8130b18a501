import { lineFinder } from '../../page/lineFinder';
import type { Encoder, PlaceholderContext } from './Encoder';
import { meansSomethingToAws } from './json';

/** A line more indented than a line above that ends in | or > belongs to a block scalar. */
function inBlockScalar(lines: readonly string[], index: number): boolean {
  let limit = (lines[index] ?? '').search(/\S|$/);
  for (let above = index - 1; above >= 0 && limit > 0; above -= 1) {
    const line = lines[above] ?? '';
    const depth = line.search(/\S/);
    if (depth >= 0 && depth < limit) {
      if (/[|>][-+\d]*\s*$/.test(line)) {
        return true;
      }
      limit = depth;
    }
  }
  return false;
}

/** @param offset - in the line */
function contextOf(
  lines: readonly string[],
  index: number,
  offset: number,
): PlaceholderContext {
  const line = lines[index] ?? '';
  const before = line.slice(0, offset);
  const after = line.slice(line.indexOf('}}', offset) + 2);
  if (inBlockScalar(lines, index)) {
    return 'unsafe';
  }
  if (/!Sub|Fn::Sub|'|(?:^|\s)#/.test(before)) {
    return 'unsafe';
  }
  const quotes = before.replace(/\\./g, '').split('"').length - 1;
  if (quotes % 2 === 1) {
    return 'quoted';
  }
  return /(?:^|[:[,-])\s+$|[[]$/.test(before) &&
    /^\s*(?:$|[\],]|\s#)/.test(after)
    ? 'bare'
    : 'unsafe';
}

/** YAML: a double-quoted scalar on one line, written as JSON, which every YAML 1.2 parser reads alike. */
export const yamlEncoder: Encoder = {
  encode: value => JSON.stringify(value),
  isInterpreted: meansSomethingToAws,
  contextsAt: (code, offsets) => {
    const lines = code.split('\n');
    const lineAt = lineFinder(code);
    return offsets.map(offset =>
      contextOf(
        lines,
        lineAt(offset),
        offset - (code.lastIndexOf('\n', offset) + 1),
      ),
    );
  },
};
