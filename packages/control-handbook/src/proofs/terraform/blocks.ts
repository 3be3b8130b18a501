/** What stands between the braces of a block. */
export type Body = Record<string, unknown>;

export function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The blocks of a name, or `undefined` when something else was written, such as an argument. */
export function blocksOf(value: unknown): Body[] | undefined {
  return Array.isArray(value) && value.length > 0 && value.every(isBody)
    ? value
    : undefined;
}

/** The own entry of a record that is made from a snippet or a schema, so that `constructor` is an ordinary name. */
export function own<Value>(
  record: Record<string, Value>,
  name: string,
): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A block with its labels, e.g. `["aws_s3_bucket", "logs"]` of a resource. */
export interface LabelledBlock {
  labels: string[];
  body: Body;
}

/** Every block of a kind with so many labels. One that has more or fewer is left out. */
export function labelledBlocks(value: unknown, count: number): LabelledBlock[] {
  if (count === 0) {
    return (blocksOf(value) ?? []).map(body => ({ labels: [], body }));
  }
  return isBody(value)
    ? Object.entries(value).flatMap(([label, inner]) =>
        labelledBlocks(inner, count - 1).map(({ labels, body }) => ({
          labels: [label, ...labels],
          body,
        })),
      )
    : [];
}

/** Whether all blocks of a kind have so many labels. */
export function hasLabels(value: unknown, count: number): boolean {
  return count === 0
    ? blocksOf(value) !== undefined
    : isBody(value) &&
        Object.values(value).every(inner => hasLabels(inner, count - 1));
}
