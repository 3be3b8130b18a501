import type { Hazard, TranslationFrontMatter } from '../page/frontMatter';
import type { HandbookLanguage } from '../page/vocabulary';
import type { GuidanceSubject } from './GuidanceSubject';
import { matchConditions, type ConditionResult } from './matchConditions';
import type { RenderedHazard } from './RenderedGuidance';
import { renderText } from './renderText';

function match(hazard: Hazard, subject: GuidanceSubject): ConditionResult {
  if (hazard.always) {
    return { matched: true, matchedOn: [{ kind: 'always' }] };
  }
  const result = matchConditions(hazard.when ?? [], subject.resource);
  // Patterns only prove that a hazard applies. As long as there is something to check, the absence of a match proves nothing.
  return result.matched || hazard.check === undefined
    ? result
    : { matched: undefined, matchedOn: [] };
}

const order = (hazard: RenderedHazard) =>
  hazard.matched === undefined ? 1 : Number(!hazard.matched) * 2;

/**
 * The hazards of a control for one finding: those that match come first, then those to check. The order of the page decides within.
 *
 * @param written - the language of `hazards`
 */
export function renderHazards(
  hazards: readonly Hazard[],
  translations: TranslationFrontMatter['hazards'],
  subject: GuidanceSubject,
  written: HandbookLanguage = 'en',
): RenderedHazard[] {
  const rendered = hazards.map((hazard): RenderedHazard => {
    const translation = translations?.[hazard.id];
    const language = translation ? 'ja' : written;
    const { matched, matchedOn } = match(hazard, subject);
    const check = translation?.check ?? hazard.check;
    return {
      id: hazard.id,
      kind: hazard.kind,
      title: translation?.title ?? hazard.title,
      ...(matched === undefined ? {} : { matched }),
      matchedOn,
      ...(check !== undefined && !matched
        ? {
            check: renderText(
              check,
              translation?.check ? 'ja' : written,
              subject,
            ),
          }
        : {}),
      happens: renderText(
        translation?.happens ?? hazard.happens,
        language,
        subject,
      ),
      instead: renderText(
        translation?.instead ?? hazard.instead,
        language,
        subject,
      ),
      sources: hazard.sources ?? [],
      basis: hazard.sources ? 'sources' : 'reasoning',
    };
  });
  return rendered.sort((a, b) => order(a) - order(b));
}
