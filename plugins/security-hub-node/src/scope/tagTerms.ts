import { fitsChunks, readStars } from './tagPattern';
import { TagTerm } from './types';
import { tagMistake } from './values';

/** A key or a value as written: what stands in quotes of ours has no wildcards. */
export type WrittenText = { text: string; quoted: boolean };

/** Makes a term of what is written, or says what is wrong with it and how to mend it. */
export function tagTerm(
  writtenKey: WrittenText,
  writtenValue: WrittenText | undefined,
): TagTerm | { mistake: string } {
  const key = starsOf(writtenKey);
  if (key.like) {
    return {
      mistake:
        'The key of a tag has no wildcards; write the whole key, and \\* for a star in it.',
    };
  }
  const value = writtenValue && starsOf(writtenValue);
  const mistake = tagMistake({ key: key.text, value: value?.text });
  if (mistake) {
    return { mistake };
  }
  const any = value === undefined || value.like?.every(chunk => !chunk);
  return any
    ? { key: key.text }
    : {
        key: key.text,
        value: value.text,
        ...(value.like ? { like: value.like } : {}),
      };
}

function starsOf({ text, quoted }: WrittenText) {
  return quoted ? { text, like: undefined } : readStars(text);
}

/** A term without quotes: `Key`, or `Key=value`. */
export function plainTagTerm(text: string): TagTerm | { mistake: string } {
  const at = text.indexOf('=');
  const plain = (part: string) => ({ text: part.trim(), quoted: false });
  return at < 0
    ? tagTerm(plain(text), undefined)
    : tagTerm(plain(text.slice(0, at)), plain(text.slice(at + 1)));
}

/** Whether a tag with this value fits the term. */
export function fitsTerm(term: TagTerm, value: string): boolean {
  return term.like
    ? fitsChunks(term.like, value)
    : term.value === undefined || term.value === value;
}

/**
 * Terms of one AND, one for each key, sorted by key: `Service, Service=checkout` is one term, so that repeating oneself gains no rank.
 * Says so where a key has two values, which no resource can have, or two patterns.
 */
export function uniteTags(
  terms: TagTerm[],
): { tags: TagTerm[] } | { contradiction: string } {
  const byKey = new Map<string, TagTerm>();
  for (const term of terms) {
    const known = byKey.get(term.key);
    const united = known ? unite(known, term) : term;
    if (!united) {
      const key = JSON.stringify(term.key);
      return {
        contradiction:
          known?.like && term.like
            ? `The tag ${key} has two patterns; keep one`
            : `No resource has two values of the tag ${key}`,
      };
    }
    byKey.set(term.key, united);
  }
  return {
    tags: [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

/** The more exact one, where it fits the other */
function unite(a: TagTerm, b: TagTerm): TagTerm | undefined {
  if (a.value === undefined) {
    return b;
  }
  if (b.value === undefined) {
    return a;
  }
  if (!a.like === !b.like) {
    return a.value === b.value ? a : undefined;
  }
  if (!a.like && fitsTerm(b, a.value)) {
    return a;
  }
  return !b.like && fitsTerm(a, b.value) ? b : undefined;
}
