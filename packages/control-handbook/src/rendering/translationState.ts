import type { HandbookLanguage } from '../page/vocabulary';
import type { RenderedBlock, RenderedPage } from './RenderedGuidance';

/** The languages in which the prose of a section is. */
export function languagesOf(
  blocks: readonly RenderedBlock[],
): HandbookLanguage[] {
  return blocks.flatMap(block =>
    block.type === 'text' ? [block.language] : [],
  );
}

/** How far a page is translated, by the language that was asked for and those of its texts. */
export function translationState(
  asked: HandbookLanguage,
  used: readonly HandbookLanguage[],
): RenderedPage['translation'] {
  if (asked === 'en') {
    return 'original';
  }
  if (!used.includes(asked)) {
    return 'missing';
  }
  return used.includes('en') ? 'partial' : 'complete';
}
