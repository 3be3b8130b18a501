import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Node,
} from 'yaml';
import { isArnPatternMistake, parseArnPattern } from './arnPattern';
import { SelectorParts, TagTerm } from './types';
import { accountMistake, regionMistake, tagMistake, uniteTags } from './values';

/** A selector of the full form, or what is wrong with it. */
export type YamlSelector =
  | { parts: SelectorParts; not: SelectorParts[] }
  | { message: string; position: number };

const example =
  'e.g. "- accounts: [111122223333]" and, below it, "tags: {Service: checkout}"';

class Mistake {
  readonly message: string;
  readonly position: number;
  constructor(message: string, node: unknown, fallback: number) {
    this.message = message;
    this.position = positionOf(node) ?? fallback;
  }
}

function positionOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

function scalar(node: unknown, what: string, fallback: number): string {
  if (!isScalar(node) || typeof node.value !== 'string') {
    throw new Mistake(`${what} must be a text.`, node, fallback);
  }
  return node.value;
}

function scalars(node: unknown, what: string, fallback: number) {
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

function tagsOf(node: unknown, fallback: number): TagTerm[] {
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

function selectorOf(
  node: unknown,
  fallback: number,
  exception: boolean,
): { parts: SelectorParts; not: SelectorParts[] } {
  const what = exception ? '"not"' : 'A selector';
  if (!isMap(node)) {
    throw new Mistake(
      `${what} must be a mapping of accounts, regions, tags and arns, ${example}.`,
      node,
      fallback,
    );
  }
  const parts: SelectorParts = {
    accounts: [],
    regions: [],
    tags: [],
    arns: [],
  };
  let not: SelectorParts[] = [];
  const allowed = ['accounts', 'regions', 'tags', 'arns'];
  for (const { key, value } of node.items) {
    const name = scalar(key, 'A key', fallback);
    const place = positionOf(value) ?? positionOf(key) ?? fallback;
    if (name === 'accounts') {
      parts.accounts = checked(value, name, place, accountMistake);
    } else if (name === 'regions') {
      parts.regions = checked(value, name, place, regionMistake);
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
  if (!narrow && !(exception && parts.regions.length)) {
    throw new Mistake(
      `${what} must name accounts, tags or arns.`,
      node,
      fallback,
    );
  }
  return { parts, not };
}

function read(text: string): { contents: unknown } | YamlSelector {
  const document = parseDocument(text, {
    schema: 'failsafe',
    uniqueKeys: true,
    prettyErrors: false,
    // 'silent' would also hide a second document
    logLevel: 'error',
  });
  const [error] = document.errors;
  if (error) {
    return {
      message: `This is no YAML: ${error.message}`,
      position: Math.max(0, error.pos[0]),
    };
  }
  let alias: number | undefined;
  visit(document, {
    Node(_, node) {
      if (isAlias(node) || node.anchor) {
        alias = positionOf(node) ?? 0;
        return visit.BREAK;
      }
      return undefined;
    },
  });
  return alias === undefined
    ? { contents: document.contents }
    : {
        message:
          'Anchors (&) and aliases (*) are refused; write it out, and quote a text that begins with *.',
        position: alias,
      };
}

/**
 * Reads the full form of a scope: a list of selectors (or one). All values are texts, so account ids need no quotes.
 * Aliases are refused, as they blow up. A selector with any mistake, in its `not` too, is no selector at all.
 */
export function parseYamlScope(
  text: string,
  limit: number,
): { selectors: YamlSelector[]; cutAt?: number } {
  let document: ReturnType<typeof read>;
  try {
    document = read(text);
  } catch (error) {
    // The parser recurses: text nested thousands deep ends its stack
    document = { message: 'This YAML is nested too deeply.', position: 0 };
  }
  if (!('contents' in document)) {
    return { selectors: [document] };
  }
  const { contents } = document;
  const items = isSeq(contents) ? contents.items : [contents];
  if (!text.trim() || !items.length) {
    return {
      selectors: [{ message: `The scope is empty; ${example}.`, position: 0 }],
    };
  }
  const selectors = items.slice(0, limit).map((item): YamlSelector => {
    try {
      return selectorOf(item, positionOf(item) ?? 0, false);
    } catch (mistake) {
      if (mistake instanceof Mistake) {
        return { message: mistake.message, position: mistake.position };
      }
      throw mistake;
    }
  });
  return items.length > limit
    ? { selectors, cutAt: positionOf(items[limit]) ?? 0 }
    : { selectors };
}
