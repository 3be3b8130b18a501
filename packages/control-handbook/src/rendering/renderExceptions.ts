import type {
  TranslationFrontMatter,
  TypicalException,
} from '../page/frontMatter';
import type { HandbookLanguage } from '../page/vocabulary';
import type { GuidanceSubject } from './GuidanceSubject';
import { matchConditions } from './matchConditions';
import type { RenderedException } from './RenderedGuidance';

/**
 * The typical exceptions of a control for one finding, those that match first. No value of the finding enters their text.
 *
 * @param written - the language of `exceptions`
 */
export function renderExceptions(
  exceptions: readonly TypicalException[],
  translations: TranslationFrontMatter['exceptions'],
  subject: GuidanceSubject,
  written: HandbookLanguage = 'en',
): RenderedException[] {
  const rendered = exceptions.map((exception): RenderedException => {
    const translation = translations?.[exception.id];
    const { matched, matchedOn } = exception.when
      ? matchConditions(exception.when, subject.resource)
      : { matched: undefined, matchedOn: [] };
    return {
      id: exception.id,
      reason: exception.reason,
      title: translation?.title ?? exception.title,
      text: (translation?.text ?? exception.text).trim(),
      language: translation ? 'ja' : written,
      ...(matched === undefined ? {} : { matched }),
      matchedOn,
      ...(exception.suggestedDays === undefined
        ? {}
        : { suggestedDays: exception.suggestedDays }),
      sources: exception.sources ?? [],
    };
  });
  return rendered.sort(
    (a, b) => Number(b.matched === true) - Number(a.matched === true),
  );
}
