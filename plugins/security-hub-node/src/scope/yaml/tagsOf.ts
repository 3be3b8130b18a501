import { isMap, isScalar, isSeq } from 'yaml';
import { plainTagTerm, tagTerm, uniteTags } from '../tagTerms';
import { TagTerm } from '../types';
import { Mistake, scalar } from './nodes';

/**
 * Tags as `Key: value` pairs, or as a list of `Key` and `Key=value`. A `*` in a value is a wildcard however YAML quotes it, since a text
 * that begins with a star has to be quoted. Throws a {@link Mistake}.
 */
export function tagsOf(node: unknown, fallback: number): TagTerm[] {
  const terms: TagTerm[] = [];
  const add = (term: ReturnType<typeof tagTerm>, place: unknown) => {
    if ('mistake' in term) {
      throw new Mistake(term.mistake, place, fallback);
    }
    terms.push(term);
  };
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
      const text = scalar(value, 'A tag value', fallback);
      add(tagTerm({ text: name, quoted: false }, { text, quoted: false }), key);
    }
  } else if (isSeq(node)) {
    for (const item of node.items) {
      const text = scalar(item, 'An element of tags', fallback);
      add(plainTagTerm(text), item);
    }
  }
  if (!terms.length) {
    throw new Mistake(
      'tags must be "Key: value" pairs, or a list of "Key" and "Key=value".',
      node,
      fallback,
    );
  }
  const united = uniteTags(terms);
  if ('contradiction' in united) {
    throw new Mistake(
      `${united.contradiction}; write one selector for each.`,
      node,
      fallback,
    );
  }
  return united.tags;
}
