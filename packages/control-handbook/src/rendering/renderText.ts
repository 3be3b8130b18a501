import type { HandbookLanguage } from '../page/vocabulary';
import { fillPlaceholders } from './fillPlaceholders';
import type { GuidanceSubject } from './GuidanceSubject';
import type { RenderedText } from './RenderedGuidance';

/** Prose with the values of a finding as code spans. */
export function renderText(
  source: string,
  language: HandbookLanguage,
  subject: GuidanceSubject,
): RenderedText {
  const { text, ...values } = fillPlaceholders(
    'markdown',
    source.trim(),
    subject,
  );
  return { type: 'text', markdown: text, language, ...values };
}
