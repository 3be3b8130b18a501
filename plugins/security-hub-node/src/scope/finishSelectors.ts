import { Annotations } from './annotations';
import { describeSelector } from './describeSelector';
import { Draft } from './draft';
import { narrowed, readNarrowings } from './narrowing';
import { ProblemCollector } from './ProblemCollector';
import { selectorHash } from './selectorHash';
import { scopeBounds, Selector, SelectorParts } from './types';

/** Counts the ARN patterns of an entity; says what is wrong with the one that is over the bound. */
function patternCounter(problems: ProblemCollector) {
  let patterns = 0;
  let told = false;
  return (draft: Draft, parts: SelectorParts): string | undefined => {
    const own = [parts, ...(draft.not ?? [])]
      .flatMap(({ arns }) => arns)
      .filter(arn => arn.includes('*'));
    patterns += own.length;
    if (!own.length || patterns <= scopeBounds.arnPatterns) {
      return undefined;
    }
    if (!told) {
      told = true;
      problems.add({
        ...draft.place,
        message: `Only the first ${scopeBounds.arnPatterns} ARN patterns of an entity count; use wider patterns, or tags.`,
      });
    }
    return `The entity has more than ${scopeBounds.arnPatterns} ARN patterns; this one is not read.`;
  };
}

/** Narrows every selector by Regions and environments, applies the bounds, and gives each its words and hash. */
export function finishSelectors(options: {
  drafts: Draft[];
  annotations: Annotations;
  problems: ProblemCollector;
  relatedUnknown?: boolean;
}): Selector[] {
  const { drafts, annotations, problems } = options;
  const narrowings = readNarrowings(
    annotations,
    !drafts.length && !options.relatedUnknown,
    problems,
  );
  if (drafts.length > scopeBounds.selectors) {
    problems.add({
      ...drafts[scopeBounds.selectors].place,
      message: `The entity has ${drafts.length} selectors; only the first ${scopeBounds.selectors} count. Use tags or ARN patterns that say more at once.`,
    });
  }
  const overBound = patternCounter(problems);
  return drafts.slice(0, scopeBounds.selectors).map((draft): Selector => {
    const { parts, malformed: empty } = narrowed(
      {
        accounts: [],
        regions: [],
        environments: [],
        tags: [],
        arns: [],
        ...draft.parts,
      },
      narrowings,
    );
    // An annotation in which nothing can be read has been told already
    if (
      !draft.malformed &&
      empty &&
      narrowings.every(({ allowed }) => allowed.size)
    ) {
      problems.add({ ...draft.place, message: empty });
    }
    const malformed = draft.malformed ?? overBound(draft, parts) ?? empty;
    const selector = { ...parts, not: draft.not ?? [], malformed };
    return {
      ...selector,
      source: draft.source,
      origin: draft.origin ?? 'annotation',
      text:
        draft.written === undefined
          ? describeSelector(selector)
          : draft.written.slice(0, 200),
      hash: selectorHash(selector, `${draft.source} ${draft.written ?? ''}`),
    };
  });
}
