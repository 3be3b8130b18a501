import type { TestedValue } from '../Proof';
import { isBody, labelledBlocks, own, type Body } from './blocks';
import { Declarations } from './Declarations';
import { ExpressionReader } from './ExpressionReader';
import { LiteralReader } from './LiteralReader';

/** What a snippet has to set, or to leave out. */
export interface WantedArgument {
  /** `aws_s3_bucket`, or of a data source `data.aws_vpc`. */
  resource: string;
  /**
   * Dotted path, e.g. `versioning_configuration.status`; the resource alone when absent. Blocks and lists are passed through: any of them may
   * hold it. Maps are entered by key, a key may contain dots, and `*` stands for any key. It goes on inside `jsonencode(...)` and text
   * that is JSON: `container_definitions.privileged`.
   */
  argument?: string;
  /** What has to stand there; anything when absent. */
  value?: TestedValue;
  /** The resource exists, and nothing stands at the path in any of that type. */
  absent?: boolean;
}

/** What stands at a path. Hidden: an expression on the way to it does not tell. */
interface Place {
  value: unknown;
  hidden: boolean;
  /** Whether it was found inside an expression, whose text may be searched. */
  inText: boolean;
}

const maximumDepth = 20;

const withoutComments = (text: string) =>
  text.replace(/"(?:[^"\\]|\\.)*"|#.*|\/\*[^]*?\*\//g, part =>
    part.startsWith('"') ? part : '',
  );

const isTemplate = (text: string) => /(?<!\$)\$\{|(?<!%)%\{/.test(text);

/** Whether a text has the words, not as a part of other words. */
function hasWords(text: string, words: string): boolean {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const before = /^\w/.test(words) ? String.raw`(?<!\w)` : '';
  const after = /\w$/.test(words) ? String.raw`(?!\w)` : '';
  return new RegExp(before + escaped + after).test(withoutComments(text));
}

/** The data that a string stands for, or `undefined` when it stands for itself or for what only Terraform knows. */
function opened(
  text: string,
  names: ReadonlyMap<string, unknown>,
  declarations: Declarations,
): unknown {
  const expression = ExpressionReader.soleExpression(text);
  if (expression === undefined) {
    try {
      return /^\s*[[{]/.test(text) ? JSON.parse(text) : undefined;
    } catch {
      return undefined;
    }
  }
  const traversal = ExpressionReader.soleTraversal(text);
  if (!traversal) {
    const value = LiteralReader.read(expression);
    return value === `\${${expression}}` ? undefined : value;
  }
  const [first, ...rest] = traversal.steps;
  const name = first?.kind === 'attribute' ? first.name : '';
  if (traversal.root === 'var' && rest.length === 0) {
    return declarations.variable(name)?.default ?? undefined;
  }
  if (traversal.root === 'local' && rest.length === 0) {
    return declarations.local(name);
  }
  return names.get(traversal.root);
}

/** Looks into one resource. */
class Search {
  readonly #declarations: Declarations;

  constructor(declarations: Declarations) {
    this.#declarations = declarations;
  }

  /**
   * @param names What `each` and the iterators of dynamic blocks stand for.
   * @param depth How many expressions were opened: a local value may name itself.
   */
  *places(
    value: unknown,
    path: readonly string[],
    names: ReadonlyMap<string, unknown>,
    depth = 0,
  ): Generator<Place> {
    if (value === undefined || value === null) {
      return;
    }
    if (Array.isArray(value)) {
      for (const element of value) {
        yield* this.places(element, path, names, depth);
      }
    } else if (typeof value === 'string') {
      yield* this.#placesInText(value, path, names, depth);
    } else if (path.length === 0) {
      yield { value, hidden: false, inText: depth > 0 };
    } else if (isBody(value)) {
      yield* this.#placesInBody(value, path, names, depth);
    }
  }

  *#placesInText(
    text: string,
    path: readonly string[],
    names: ReadonlyMap<string, unknown>,
    depth: number,
  ): Generator<Place> {
    const inside =
      depth < maximumDepth
        ? opened(text, names, this.#declarations)
        : undefined;
    if (inside !== undefined) {
      yield* this.places(inside, path, names, depth + 1);
    } else if (path.length === 0) {
      yield { value: text, hidden: false, inText: true };
    } else if (isTemplate(text)) {
      const named = path.every(key => key === '*' || hasWords(text, key));
      yield { value: text, hidden: !named, inText: true };
    }
  }

  *#placesInBody(
    body: Body,
    path: readonly string[],
    names: ReadonlyMap<string, unknown>,
    depth: number,
  ): Generator<Place> {
    const [key = '', ...rest] = path;
    if (key === '*') {
      yield* this.places(Object.values(body), rest, names, depth);
      return;
    }
    for (const length of path.keys()) {
      const dotted = path.slice(0, length + 1).join('.');
      yield* this.places(
        own(body, dotted),
        path.slice(length + 1),
        names,
        depth,
      );
    }
    const dynamic = isBody(body.dynamic) ? own(body.dynamic, key) : undefined;
    for (const block of Array.isArray(dynamic) ? dynamic : []) {
      const iterator =
        typeof block.iterator === 'string'
          ? ExpressionReader.soleExpression(block.iterator) ?? block.iterator
          : key;
      const inner = new Map(names).set(iterator, block.for_each);
      yield* this.places(block.content, rest, inner, depth);
    }
  }
}

/** Whether a place has the wanted value; `undefined` when an expression hides it. */
function matches(
  { value, hidden, inText }: Place,
  wanted: TestedValue,
): boolean | undefined {
  if (hidden) {
    return undefined;
  }
  if (wanted === undefined) {
    return true;
  }
  if (typeof value === 'object') {
    return inText && hasWords(JSON.stringify(value), String(wanted));
  }
  const text = String(value);
  if (text === String(wanted)) {
    return true;
  }
  return isTemplate(text) ? hasWords(text, String(wanted)) || undefined : false;
}

/**
 * Whether a snippet as `parseTerraform` gives it sets an argument. Scalars are compared as text. A variable stands for its default, `each`
 * for any element of `for_each`; a wanted value may also stand anywhere in an expression or in a policy that is written as JSON. An empty
 * list sets nothing, an empty block does.
 */
export function terraformSets(
  config: Record<string, unknown>,
  { resource, argument, value, absent = false }: WantedArgument,
): boolean {
  const declarations = Declarations.create(config);
  const search = new Search(declarations);
  const bodies = labelledBlocks(
    resource.startsWith('data.') ? config.data : config.resource,
    2,
  )
    .filter(({ labels }) => labels[0] === resource.replace(/^data\./, ''))
    .map(({ body }) => body);
  if (!argument) {
    return absent ? bodies.length === 0 : bodies.length > 0;
  }
  const answers = bodies.flatMap(body => {
    const names = new Map([['each', body.for_each]]);
    return [...search.places(body, argument.split('.'), names)].map(place =>
      matches(place, value),
    );
  });
  return absent
    ? bodies.length > 0 && answers.every(answer => answer === false)
    : answers.includes(true);
}
