import type { Encoder, PlaceholderContext } from './Encoder';

function contextsAt(
  code: string,
  offsets: readonly number[],
): PlaceholderContext[] {
  const contexts: PlaceholderContext[] = [];
  let quoted = false;
  let position = 0;
  for (const offset of offsets) {
    for (; position < offset; position += 1) {
      if (quoted && code[position] === '\\') {
        position += 1;
      } else if (code[position] === '"') {
        quoted = !quoted;
      }
    }
    if (position > offset) {
      contexts.push('unsafe');
    } else {
      contexts.push(quoted ? 'quoted' : 'bare');
    }
  }
  return contexts;
}

/** Wildcards and policy variables of IAM, `Fn::Sub` and dynamic references of CloudFormation: data must never become one. */
export function meansSomethingToAws(value: string): boolean {
  return /\$\{|\{\{|\}\}|[*?]/.test(value);
}

/** JSON, for policy documents and parameters of the AWS CLI. */
export const jsonEncoder: Encoder = {
  encode: value => JSON.stringify(value),
  isInterpreted: meansSomethingToAws,
  contextsAt,
};
