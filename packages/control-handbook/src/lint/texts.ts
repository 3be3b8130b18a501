import type { PageBlock, PageSections } from '../page/sections';
import type { LintInput } from './LintRule';

/** A piece of prose and where it stands. */
export interface PageText {
  file: string;
  /** `why`, `hazards.eks-cluster.happens`, ... */
  place: string;
  text: string;
}

/** A snippet and where it stands. */
export interface PageSnippet {
  file: string;
  section: string;
  block: Extract<PageBlock, { type: 'code' }>;
}

interface Written {
  file: string;
  frontMatter: object;
  sections: PageSections;
}

function written({ dataset }: LintInput): Written[] {
  return [
    ...[...dataset.written].map(([file, page]) => ({ file, ...page })),
    ...[...dataset.translations].map(([file, page]) => ({ file, ...page })),
    ...[...dataset.shared].map(([name, page]) => ({
      file: `controls/_shared/${name}.md`,
      ...page,
    })),
  ];
}

const proseKeys = new Set([
  'title',
  'check',
  'happens',
  'instead',
  'text',
  'note',
  'cost',
]);

function* proseIn(value: unknown, place: string): Generator<[string, string]> {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  for (const [key, entry] of Object.entries(value)) {
    if (key === 'sources' || key === 'references' || key === 'retired') {
      continue;
    }
    const name =
      Array.isArray(value) && typeof entry?.id === 'string' ? entry.id : key;
    const path = place ? `${place}.${name}` : name;
    if (typeof entry === 'string') {
      // The title of the page itself is AWS's.
      if (proseKeys.has(key) && path !== 'title') {
        yield [path, entry];
      }
    } else {
      yield* proseIn(entry, path);
    }
  }
}

/** Every sentence of ours: prose of sections, hazards, exceptions, notes; of pages, shared pieces and translations. */
export function textsOf(input: LintInput): PageText[] {
  return written(input).flatMap(({ file, frontMatter, sections }) => [
    ...[...proseIn(frontMatter, '')].map(([place, text]) => ({
      file,
      place,
      text,
    })),
    ...Object.entries(sections).flatMap(([place, blocks]) =>
      (blocks ?? []).flatMap(block =>
        block.type === 'text' ? [{ file, place, text: block.text }] : [],
      ),
    ),
  ]);
}

/** Every snippet of pages, shared pieces and translations. */
export function snippetsOf(input: LintInput): PageSnippet[] {
  return written(input).flatMap(({ file, sections }) =>
    Object.entries(sections).flatMap(([section, blocks]) =>
      (blocks ?? []).flatMap(block =>
        block.type === 'code' ? [{ file, section, block }] : [],
      ),
    ),
  );
}

/** Prose without its code spans, in which nothing is Markdown. */
export function withoutCode(text: string): string {
  return text.replace(/(`+)[\s\S]*?\1/g, '');
}

/** Number of words, a placeholder being one. */
export function countWords(text: string): number {
  return (text.match(/[^\s]+/g) ?? []).length;
}
