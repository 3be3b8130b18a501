import { isMap, isSeq } from 'yaml';
import { isArnPatternMistake, parseArnPattern } from '../arnPattern';
import { SelectorParts } from '../types';
import {
  accountMistake,
  environmentMistake,
  isNamedEnvironment,
  regionMistake,
} from '../values';
import { example, Mistake, positionOf, scalar, scalars } from './nodes';
import { tagsOf } from './tagsOf';

function checked(
  node: unknown,
  what: string,
  fallback: number,
  mistakeOf: (text: string) => string | undefined,
): string[] {
  const found = scalars(node, what, fallback).map(({ node: place, text }) => {
    const mistake = mistakeOf(text);
    if (mistake) {
      throw new Mistake(mistake, place, fallback);
    }
    return text;
  });
  return [...new Set(found)];
}

function arnMistake(text: string): string | undefined {
  const pattern = parseArnPattern(text);
  return isArnPatternMistake(pattern)
    ? `The ARN pattern ${pattern.message}.`
    : undefined;
}

const allowed = ['accounts', 'regions', 'environments', 'tags', 'arns'];

/** One selector, or one of its exceptions. Throws a {@link Mistake}: a selector is whole or it is none. */
export function selectorOf(
  node: unknown,
  fallback: number,
  exception: boolean,
): { parts: SelectorParts; not: SelectorParts[] } {
  const what = exception ? '"not"' : 'A selector';
  if (!isMap(node)) {
    throw new Mistake(
      `${what} must be a mapping of ${allowed.join(', ')}, ${example}.`,
      node,
      fallback,
    );
  }
  const parts: SelectorParts = {
    accounts: [],
    regions: [],
    environments: [],
    tags: [],
    arns: [],
  };
  let not: SelectorParts[] = [];
  const seen = new Set<string>();
  for (const { key, value } of node.items) {
    const name = scalar(key, 'A key', fallback);
    const place = positionOf(value) ?? positionOf(key) ?? fallback;
    if (seen.has(name)) {
      throw new Mistake(
        `${what} has ${JSON.stringify(name.slice(0, 40))} twice; keep one.`,
        key,
        fallback,
      );
    }
    seen.add(name);
    if (name === 'accounts') {
      parts.accounts = checked(value, name, place, accountMistake);
    } else if (name === 'regions') {
      parts.regions = checked(value, name, place, regionMistake);
    } else if (name === 'environments') {
      parts.environments = checked(
        value,
        name,
        place,
        environmentMistake,
      ).filter(isNamedEnvironment);
    } else if (name === 'tags') {
      parts.tags = tagsOf(value, place);
    } else if (name === 'arns') {
      parts.arns = checked(value, name, place, arnMistake);
    } else if (name === 'not' && !exception) {
      const items = isSeq(value) ? value.items : [value];
      not = items.map(item => selectorOf(item, place, true).parts);
    } else {
      throw new Mistake(
        `${JSON.stringify(name.slice(0, 40))} is not known here; ${what} has ${[
          ...allowed,
          ...(exception ? [] : ['not']),
        ].join(', ')}.`,
        key,
        fallback,
      );
    }
  }
  const narrow = parts.accounts.length + parts.tags.length + parts.arns.length;
  const alone = parts.regions.length + parts.environments.length;
  if (!narrow && !(exception && alone)) {
    throw new Mistake(
      `${what} must name accounts, tags or arns.`,
      node,
      fallback,
    );
  }
  return { parts, not };
}
