import { isScalar, isSeq, type Node } from 'yaml';

/** How a selector looks. */
export const example =
  'e.g. "- accounts: [111122223333]" and, below it, "tags: {Service: checkout}"';

/** What is wrong with a part, and where; never leaves the reader. */
export class Mistake {
  readonly message: string;
  readonly position: number;
  constructor(message: string, node: unknown, fallback: number) {
    this.message = message;
    this.position = positionOf(node) ?? fallback;
  }
}

/** Index of a node in the text. */
export function positionOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

/** The text of a node. Throws a {@link Mistake} where it is none. */
export function scalar(node: unknown, what: string, fallback: number): string {
  if (!isScalar(node) || typeof node.value !== 'string') {
    throw new Mistake(`${what} must be a text.`, node, fallback);
  }
  return node.value;
}

/** One text, or the texts of a list. Throws a {@link Mistake} for anything else. */
export function scalars(
  node: unknown,
  what: string,
  fallback: number,
): Array<{ node: unknown; text: string }> {
  const items = isSeq(node) ? node.items : [node];
  if (!items.length) {
    throw new Mistake(
      `${what} is empty; name one, or leave it out.`,
      node,
      fallback,
    );
  }
  return items.map(item => ({
    node: item,
    text: scalar(item, `An element of ${what}`, fallback).trim(),
  }));
}
