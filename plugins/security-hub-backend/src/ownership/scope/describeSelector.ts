import { SelectorParts, TagTerm } from './types';

const shownAtMost = 3;

function quoted(text: string): string {
  return /^[\p{L}\p{N}_.:/@+*-][\p{L}\p{N}_.:/=@+*-]*$/u.test(text)
    ? text
    : JSON.stringify(text);
}

function list(items: string[]): string {
  const shown = items.slice(0, shownAtMost);
  const hidden = items.length - shown.length;
  return hidden > 0
    ? `${shown.join(', ')} or ${hidden} more`
    : shown.join(' or ');
}

/** A tag as people write it: `Service=checkout`, or `Service` for any value. */
export function describeTag(tag: TagTerm): string {
  const key = tag.key.includes('=') ? JSON.stringify(tag.key) : quoted(tag.key);
  if (tag.value === undefined) {
    return key;
  }
  return `${key}=${tag.value === '' ? '""' : quoted(tag.value)}`;
}

function describeParts(parts: SelectorParts): string {
  const words: string[] = [];
  if (parts.accounts.length) {
    words.push(
      `${parts.accounts.length > 1 ? 'accounts' : 'account'} ${list(
        parts.accounts,
      )}`,
    );
  }
  if (parts.arns.length) {
    words.push(`ARN ${list(parts.arns)}`);
  }
  if (parts.tags.length) {
    words.push(
      `${parts.tags.length > 1 ? 'tags' : 'tag'} ${parts.tags
        .map(describeTag)
        .join(', ')}`,
    );
  }
  if (parts.regions.length) {
    words.push(
      `${parts.regions.length > 1 ? 'Regions' : 'Region'} ${list(
        parts.regions,
      )}`,
    );
  }
  return words.join(' and ');
}

/** A selector in words, e.g. `account 111122223333 and tags Service=checkout, Env=prod`. */
export function describeSelector(
  selector: SelectorParts & { not?: SelectorParts[] },
): string {
  const exceptions = (selector.not ?? []).map(
    parts => `, but not ${describeParts(parts)}`,
  );
  return `${describeParts(selector)}${exceptions.join('')}`;
}
