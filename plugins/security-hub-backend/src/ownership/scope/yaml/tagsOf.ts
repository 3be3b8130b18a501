import { isMap, isScalar, isSeq } from 'yaml';
import { TagTerm } from '../types';
import { tagMistake, uniteTags } from '../values';
import { Mistake, scalar } from './nodes';

/** Tags as `Key: value` pairs, or as a list of `Key` and `Key=value`. Throws a {@link Mistake}. */
export function tagsOf(node: unknown, fallback: number): TagTerm[] {
  const terms: Array<{ node: unknown; term: TagTerm }> = [];
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const name = scalar(key, 'A tag key', fallback);
      if (isSeq(value)) {
        throw new Mistake(
          `The tag ${JSON.stringify(
            name,
          )} has a list of values; write one selector for each.`,
          value,
          fallback,
        );
      }
      if (isScalar(value) && value.value === '' && value.type === 'PLAIN') {
        throw new Mistake(
          `The tag ${JSON.stringify(
            name,
          )} has no value; write "" for an empty one, or "tags: [${name}]" for any.`,
          key,
          fallback,
        );
      }
      terms.push({
        node: key,
        term: { key: name, value: scalar(value, 'A tag value', fallback) },
      });
    }
  } else if (isSeq(node)) {
    for (const item of node.items) {
      const text = scalar(item, 'An element of tags', fallback);
      const at = text.indexOf('=');
      terms.push({
        node: item,
        term:
          at < 0
            ? { key: text.trim() }
            : {
                key: text.slice(0, at).trim(),
                value: text.slice(at + 1).trim(),
              },
      });
    }
  }
  if (!terms.length) {
    throw new Mistake(
      'tags must be "Key: value" pairs, or a list of "Key" and "Key=value".',
      node,
      fallback,
    );
  }
  for (const { node: place, term } of terms) {
    const mistake = tagMistake(term);
    if (mistake) {
      throw new Mistake(mistake, place, fallback);
    }
  }
  const united = uniteTags(terms.map(({ term }) => term));
  if ('contradiction' in united) {
    throw new Mistake(
      `No resource has two values of the tag ${JSON.stringify(
        united.contradiction,
      )}; write one selector for each.`,
      node,
      fallback,
    );
  }
  return united.tags;
}
