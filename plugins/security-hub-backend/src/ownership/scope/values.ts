import { TagTerm } from './types';

/** What is wrong with a value and how to mend it; undefined where nothing is. */
export function accountMistake(text: string): string | undefined {
  if (/^\d{12}$/.test(text)) {
    return undefined;
  }
  if (!text) {
    return 'An account id is missing; write 12 digits.';
  }
  const digits = text.replace(/[^0-9]/g, '');
  if (digits.length === 12 && /^[\d-]+$/.test(text)) {
    return `Write the account id without hyphens: ${digits}.`;
  }
  if (/^[\d\s;]+$/.test(text)) {
    return /[\s;]/.test(text)
      ? 'Separate account ids with a comma.'
      : `An account id has 12 digits; ${JSON.stringify(
          text.slice(0, 40),
        )} has ${text.length}.`;
  }
  return `${JSON.stringify(
    text.slice(0, 40),
  )} is no account id; write 12 digits, not a name or an alias.`;
}

/** What is wrong with a Region and how to mend it; undefined where nothing is. */
export function regionMistake(text: string): string | undefined {
  if (text.length <= 64 && /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/.test(text)) {
    return undefined;
  }
  if (/^(aws-)?global$/i.test(text)) {
    return 'Global resources match in every Region; leave "global" out.';
  }
  return text
    ? `${JSON.stringify(
        text.slice(0, 40),
      )} is no Region; write its code, e.g. ap-northeast-1.`
    : 'A Region is missing; write its code, e.g. ap-northeast-1.';
}

/** Control characters, and those that turn the direction of writing round */
const unreadable = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** What is wrong with a tag and how to mend it (AWS's limits: key 128, value 256 characters). */
export function tagMistake({ key, value = '' }: TagTerm): string | undefined {
  if (!key) {
    return 'A tag needs a key; write Key=value, or Key for any value.';
  }
  if ([...key].length > 128) {
    return 'A tag key has at most 128 characters.';
  }
  if ([...value].length > 256) {
    return 'A tag value has at most 256 characters.';
  }
  if (unreadable.test(key) || unreadable.test(value)) {
    return 'A tag holds a line break or another invisible character; separate tags with "," (and) or ";" (or).';
  }
  return undefined;
}

/**
 * Terms of one AND without repetition, sorted by key: `Service, Service=checkout` is one term, so that repeating oneself
 * gains no rank. Gives the key that has two values, which no resource can have.
 */
export function uniteTags(
  terms: TagTerm[],
): { tags: TagTerm[] } | { contradiction: string } {
  const byKey = new Map<string, TagTerm>();
  for (const term of terms) {
    const known = byKey.get(term.key);
    if (
      known?.value !== undefined &&
      term.value !== undefined &&
      known.value !== term.value
    ) {
      return { contradiction: term.key };
    }
    byKey.set(term.key, known?.value !== undefined ? known : term);
  }
  return {
    tags: [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}
