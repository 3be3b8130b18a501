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

/** Quotes make a star a star; a pattern cannot stand in quotes */
function describeValue(value: string, isPattern: boolean): string {
  if (isPattern) {
    return value;
  }
  return value === '' || value.includes('*')
    ? JSON.stringify(value)
    : quoted(value);
}

/** A tag as people write it: `Service=checkout`, or `Service` for any value. */
export function describeTag(tag: TagTerm): string {
  const key = /[=*]/.test(tag.key) ? JSON.stringify(tag.key) : quoted(tag.key);
  if (tag.value === undefined) {
    return key;
  }
  return `${key}=${describeValue(tag.value, tag.like !== undefined)}`;
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
  if (parts.environments.length) {
    words.push(
      `${parts.environments.length > 1 ? 'environments' : 'environment'} ${list(
        parts.environments,
      )}`,
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
