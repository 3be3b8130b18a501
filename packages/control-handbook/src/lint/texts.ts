import type { PageBlock } from '../page/sections';
import { pagesAsWritten, sharedPieces, translationsOf } from './everyPage';
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

function written({ dataset }: Pick<LintInput, 'dataset'>) {
  return [
    ...pagesAsWritten(dataset),
    ...translationsOf(dataset),
    ...sharedPieces(dataset),
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

function* proseIn(
  value: unknown,
  place: string,
  ownTitle: boolean,
): Generator<[string, string]> {
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
      // The title of a control's page is AWS's.
      if (proseKeys.has(key) && (path !== 'title' || ownTitle)) {
        yield [path, entry];
      }
    } else {
      yield* proseIn(entry, path, ownTitle);
    }
  }
}

/** Every sentence of ours: prose of sections, hazards, exceptions, notes; of pages, shared pieces and translations. */
export function textsOf(input: LintInput): PageText[] {
  return written(input).flatMap(({ file, frontMatter, sections }) => [
    ...[...proseIn(frontMatter, '', file.startsWith('findings/'))].map(
      ([place, text]) => ({ file, place, text }),
    ),
    ...Object.entries(sections).flatMap(([place, blocks]) =>
      (blocks ?? []).flatMap(block =>
        block.type === 'text' ? [{ file, place, text: block.text }] : [],
      ),
    ),
  ]);
}

/** Every snippet of pages, shared pieces and translations. */
export function snippetsOf(input: Pick<LintInput, 'dataset'>): PageSnippet[] {
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
