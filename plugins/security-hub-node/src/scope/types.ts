import { EntityScope, Environment } from 'backstage-plugin-security-hub-common';

/** A tag that a resource must have: with this exact value, with a value that fits a pattern, or with any value where none is given. */
export type TagTerm = {
  key: string;
  /** The value; of a pattern its text, in which `*` is any text and `\*` a star */
  value?: string;
  /** Of a pattern: the texts between its wildcards */
  like?: readonly string[];
};

/** An environment that a selector can ask for; an account whose environment nobody has named is in none. */
export type NamedEnvironment = Exclude<Environment, 'unknown'>;

/** Conditions that one resource must all meet; within `accounts`, `regions`, `environments` and `arns` one of several is enough. */
export type SelectorParts = {
  /** 12 digits each; empty: none is named */
  accounts: string[];
  /** Region codes; empty: any Region. They also match findings that are `global` */
  regions: string[];
  /** Of the account, as the ledger has it; empty: any, unknown ones too */
  environments: NamedEnvironment[];
  tags: TagTerm[];
  /** ARN patterns, checked (see arnPattern.ts) */
  arns: string[];
};

/** One selector of a scope. */
export type Selector = SelectorParts & {
  /** SHA-256 (hex) of the selector's meaning, whatever its spelling, order or source */
  hash: string;
  /** The annotation, or the ref of the related entity, that it comes from */
  source: string;
  /** Whether the entity claims it itself, or it comes with a resource that the entity depends on */
  origin: 'annotation' | 'relation';
  /** In words, e.g. `account 111122223333 and tags Service=checkout, Env=prod` */
  text: string;
  /** Resources that meet all conditions of one of these are left out */
  not: SelectorParts[];
  /** What is wrong with it; a malformed selector matches nothing */
  malformed?: string;
};

/** A mistake in an annotation, in the form of the API. `position` is an index into `value`, `line` and `column` are those of the whole text. */
export type ScopeProblem = EntityScope['problems'][number] & {
  /** The related entity whose annotation it is; who may not read that one must not see it */
  relatedRef?: string;
};

/** What the annotations and relations of an entity claim. Selectors are joined by OR. */
export type ScopeDefinition = {
  selectors: Selector[];
  problems: ScopeProblem[];
  /** The entity has a scope annotation, or a related resource with an ARN */
  configured: boolean;
};

/** A `Resource` that the entity depends on. */
export type RelatedResource = { entityRef: string; arns: string[] };

/** What a scope is parsed from. */
export type ScopeInput = {
  annotations: Record<string, unknown>;
  related?: RelatedResource[];
  /** There may be others: an annotation that only narrows may narrow what comes from them, and is no mistake */
  relatedUnknown?: boolean;
};

/** Limits per entity (semantics, section 6). */
export const scopeBounds = {
  selectors: 200,
  arnPatterns: 50,
  /** Bytes of UTF-8 of all scope annotations together */
  bytes: 64 * 1024,
  /** Problems told one by one */
  problems: 50,
} as const;
