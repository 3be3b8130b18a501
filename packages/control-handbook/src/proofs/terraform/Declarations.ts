import { blocksOf, isBody, labelledBlocks, own, type Body } from './blocks';
import { ExpressionReader, type Step } from './ExpressionReader';
import type { TerraformType } from './schemaFile';

/** A variable: its type as far as it is simple, and its default. */
export interface DeclaredVariable {
  type?: TerraformType;
  default?: unknown;
}

/** The address in `to` and `from` of import, moved and removed: type, name and the steps behind. */
export interface Address {
  type: string;
  name: string;
  steps: Step[];
}

/** The type in the block of a variable, e.g. `list(string)`; `undefined` for objects and whatever else is not simple. */
function variableType(text: string): TerraformType | undefined {
  const [, collection, element] =
    /^(list|set|map)\s*\(([^]*)\)$/.exec(text) ?? [];
  if (collection === 'list' || collection === 'set' || collection === 'map') {
    return [collection, variableType((element ?? '').trim()) ?? 'any'];
  }
  return text === 'string' || text === 'number' || text === 'bool'
    ? text
    : undefined;
}

/** The address that an expression such as `${aws_s3_bucket.logs}` names; `undefined` when it is none, e.g. one of a module. */
export function addressOf(value: unknown): Address | undefined {
  const traversal =
    typeof value === 'string'
      ? ExpressionReader.soleTraversal(value)
      : undefined;
  const [first, ...steps] = traversal?.steps ?? [];
  return traversal && first?.kind === 'attribute' && traversal.root !== 'module'
    ? { type: traversal.root, name: first.name, steps }
    : undefined;
}

/** What a snippet declares, and so may refer to. */
export class Declarations {
  /** @param config What `parseTerraform` returns. */
  static create(config: Record<string, unknown>) {
    return new Declarations(config);
  }

  readonly #resources = new Map<string, Body>();
  readonly #imported = new Set<string>();
  readonly #variables = new Map<string, DeclaredVariable>();
  readonly #locals = new Map<string, unknown>();
  readonly #modules = new Set<string>();
  readonly #providers = new Set<string>();

  private constructor(config: Record<string, unknown>) {
    const checks = labelledBlocks(config.check, 1).map(({ body }) => body);
    for (const [prefix, kinds] of [
      ['', [config.resource]],
      ['data.', [config.data, ...checks.map(({ data }) => data)]],
    ] as const) {
      for (const { labels, body } of kinds.flatMap(kind =>
        labelledBlocks(kind, 2),
      )) {
        this.#resources.set(`${prefix}${labels.join('.')}`, body);
      }
    }
    for (const { to } of blocksOf(config.import) ?? []) {
      const address = addressOf(to);
      if (address) {
        this.#imported.add(`${address.type}.${address.name}`);
      }
    }
    for (const { labels, body } of labelledBlocks(config.variable, 1)) {
      const text =
        typeof body.type === 'string'
          ? ExpressionReader.soleExpression(body.type) ?? body.type
          : '';
      const type = variableType(text.trim());
      this.#variables.set(labels.join(), {
        default: body.default,
        ...(type === undefined ? {} : { type }),
      });
    }
    for (const [name, value] of (blocksOf(config.locals) ?? []).flatMap(
      Object.entries,
    )) {
      this.#locals.set(name, value);
    }
    for (const { labels } of labelledBlocks(config.module, 1)) {
      this.#modules.add(labels.join());
    }
    for (const { labels, body } of labelledBlocks(config.provider, 1)) {
      const alias = typeof body.alias === 'string' ? [body.alias] : [];
      this.#providers.add([...labels, ...alias].join('.'));
    }
    this.#addAliases(config.terraform);
  }

  /** A module gets its other providers from outside, by `configuration_aliases = [aws.east]`. */
  #addAliases(terraform: unknown) {
    for (const provider of (blocksOf(terraform) ?? [])
      .flatMap(body => blocksOf(body.required_providers) ?? [])
      .flatMap(body => Object.values(body))
      .filter(isBody)) {
      const aliases = own(provider, 'configuration_aliases');
      for (const alias of Array.isArray(aliases) ? aliases : []) {
        this.#providers.add(
          ExpressionReader.soleExpression(String(alias)) ?? String(alias),
        );
      }
    }
  }

  /** The body of `aws_s3_bucket.logs` or `data.aws_vpc.this`. */
  resource(address: string): Body | undefined {
    return this.#resources.get(address);
  }

  /** Whether an import makes a resource of that address known, although its block may stand elsewhere. */
  isImported(address: string): boolean {
    return this.#imported.has(address);
  }

  variable(name: string): DeclaredVariable | undefined {
    return this.#variables.get(name);
  }

  hasLocal(name: string): boolean {
    return this.#locals.has(name);
  }

  /** What stands behind the name of a local value. */
  local(name: string): unknown {
    return this.#locals.get(name);
  }

  hasModule(name: string): boolean {
    return this.#modules.has(name);
  }

  /** Whether a provider is configured: `aws`, or with its alias `aws.east`. */
  hasProvider(name: string): boolean {
    return this.#providers.has(name);
  }

  /** The addresses of all resources and data sources, for hints. */
  addresses(): readonly string[] {
    return [...this.#resources.keys(), ...this.#imported];
  }

  /** The names that `var` and `local` know, for hints. */
  names(root: 'var' | 'local'): readonly string[] {
    return [...(root === 'var' ? this.#variables : this.#locals).keys()];
  }
}
