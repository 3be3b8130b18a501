import type { Encoder, PlaceholderContext } from './Encoder';
import { meansSomethingToAws } from './json';

function contextOf(code: string, offset: number): PlaceholderContext {
  const start = code.lastIndexOf('\n', offset - 1) + 1;
  const before = code.slice(start, offset);
  const after = code.slice(code.indexOf('}}', offset) + 2).split('\n')[0] ?? '';
  const indent = before.search(/\S|$/);
  // A line more indented than a line above that ends in | or > belongs to a block scalar.
  const above = code.slice(0, start).split('\n').reverse();
  let limit = indent;
  for (const line of above) {
    const depth = line.search(/\S/);
    if (depth >= 0 && depth < limit) {
      if (/[|>][-+\d]*\s*$/.test(line)) {
        return 'unsafe';
      }
      limit = depth;
    }
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
  contextsAt: (code, offsets) => offsets.map(offset => contextOf(code, offset)),
};
