import type { PageBlock, SectionsOf } from '../page/sections';
import type { HandbookLanguage } from '../page/vocabulary';
import { fillPlaceholders } from './fillPlaceholders';
import type { GuidanceSubject } from './GuidanceSubject';
import type { RenderedBlock } from './RenderedGuidance';
import { renderText } from './renderText';

function renderBlock(
  block: PageBlock,
  language: HandbookLanguage,
  subject: GuidanceSubject,
): RenderedBlock {
  if (block.type === 'text') {
    return renderText(block.text, language, subject);
  }
  const { text, inserted, unresolved } = fillPlaceholders(
    block.language,
    block.code,
    subject,
  );
  return {
    type: 'code',
    language: block.language,
    ...(block.label === undefined ? {} : { label: block.label }),
    code: text,
    inserted,
    unresolved,
  };
}

/**
 * A translated section replaces the prose of the original. Where it brings no snippets of its own, the original's follow its text, so
 * that a snippet is written once.
 *
 * @param written - the language of the original
 */
export function renderSection<Id extends string>(
  id: Id,
  original: SectionsOf<Id>,
  translated: SectionsOf<Id> | undefined,
  subject: GuidanceSubject,
  written: HandbookLanguage = 'en',
): RenderedBlock[] {
  const first: PageBlock[] = original[id] ?? [];
  const own: PageBlock[] = translated?.[id] ?? [];
  if (own.length === 0) {
    return first.map(block => renderBlock(block, written, subject));
  }
  const code = own.some(block => block.type === 'code')
    ? []
    : first.filter(block => block.type === 'code');
  return [...own, ...code].map(block => renderBlock(block, 'ja', subject));
}
