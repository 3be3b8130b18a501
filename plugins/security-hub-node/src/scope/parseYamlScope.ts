import { isAlias, isSeq, parseDocument, visit } from 'yaml';
import { SelectorParts } from './types';
import { example, Mistake, positionOf } from './yaml/nodes';
import { selectorOf } from './yaml/selectorOf';

/** A selector of the full form, or what is wrong with it. */
export type YamlSelector =
  | { parts: SelectorParts; not: SelectorParts[]; position: number }
  | { message: string; position: number };

function read(text: string): { contents: unknown } | YamlSelector {
  const document = parseDocument(text, {
    schema: 'failsafe',
    // Told by the reader of a selector, so that the other selectors work on
    uniqueKeys: false,
    prettyErrors: false,
    // 'silent' would also hide a second document
    logLevel: 'error',
  });
  const [error] = document.errors;
  if (error) {
    return {
      message: `This is no YAML (${error.message}); mend it here.`,
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
    document = {
      message: 'This YAML is nested too deeply; write a list of selectors.',
      position: 0,
    };
  }
  if (!('contents' in document)) {
    return { selectors: [document] };
  }
  const { contents } = document;
  const items = isSeq(contents) ? contents.items : [contents];
  if (!text.trim() || !items.length) {
    return {
      selectors: [
        {
          message: `The scope is empty; write a selector, ${example}.`,
          position: 0,
        },
      ],
    };
  }
  const selectors = items.slice(0, limit).map((item): YamlSelector => {
    const position = positionOf(item) ?? 0;
    try {
      return { ...selectorOf(item, position, false), position };
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
