import {
  ARNS_ANNOTATION,
  REGIONS_ANNOTATION,
  SCOPE_ANNOTATION,
} from 'backstage-plugin-security-hub-common';
import { describeSelector } from './describeSelector';
import { Draft } from './draft';
import { parseList } from './parseList';
import { ProblemCollector } from './ProblemCollector';
import { selectorHash } from './selectorHash';
import { scopeBounds, Selector, SelectorParts } from './types';
import { regionMistake } from './values';

function readRegions(
  value: string | undefined,
  problems: ProblemCollector,
): Set<string> | undefined {
  if (value === undefined) {
    return undefined;
  }
  const regions = new Set<string>();
  for (const { text, position } of parseList(value)) {
    const message = regionMistake(text);
    if (message) {
      problems.add({
        annotation: REGIONS_ANNOTATION,
        value,
        position,
        message,
      });
    } else {
      regions.add(text);
    }
  }
  return regions;
}

function narrowed(
  draft: Draft,
  regions: Set<string> | undefined,
): { regions: string[]; malformed?: string } {
  const own = draft.parts?.regions ?? [];
  if (!regions) {
    return { regions: own };
  }
  if (!regions.size) {
    return {
      regions: own,
      malformed: `${REGIONS_ANNOTATION} names no Region that can be read.`,
    };
  }
  const both = own.length
    ? own.filter(region => regions.has(region))
    : [...regions];
  return both.length
    ? { regions: both }
    : {
        regions: own,
        malformed: `None of its Regions is in ${REGIONS_ANNOTATION}, which narrows every selector.`,
      };
}

/** Narrows every selector by the Regions, applies the bounds, and gives each its words and hash. */
export function finishSelectors(options: {
  drafts: Draft[];
  regions: string | undefined;
  problems: ProblemCollector;
}): Selector[] {
  const { drafts, problems } = options;
  const regions = readRegions(options.regions, problems);
  if (regions && !drafts.length) {
    problems.add({
      annotation: REGIONS_ANNOTATION,
      value: options.regions ?? '',
      message:
        'Regions only narrow; name accounts, tags or ARNs with another annotation.',
    });
  }
  if (drafts.length > scopeBounds.selectors) {
    problems.add({
      annotation: drafts[scopeBounds.selectors].source,
      value: '',
      message: `The entity has ${drafts.length} selectors; only the first ${scopeBounds.selectors} count.`,
    });
  }
  let patterns = 0;
  let told = false;
  return drafts.slice(0, scopeBounds.selectors).map((draft): Selector => {
    const parts: SelectorParts = {
      accounts: [],
      tags: [],
      arns: [],
      ...draft.parts,
      regions: [],
    };
    const { regions: narrow, malformed: empty } = narrowed(draft, regions);
    parts.regions = narrow;
    let malformed = draft.malformed ?? empty;
    if (!draft.malformed) {
      const own = [parts, ...(draft.not ?? [])]
        .flatMap(({ arns }) => arns)
        .filter(arn => arn.includes('*'));
      patterns += own.length;
      if (own.length && patterns > scopeBounds.arnPatterns) {
        malformed = `The entity has more than ${scopeBounds.arnPatterns} ARN patterns; this one is not read.`;
        if (!told) {
          told = true;
          problems.add({
            annotation:
              draft.source === SCOPE_ANNOTATION
                ? SCOPE_ANNOTATION
                : ARNS_ANNOTATION,
            value: own[0],
            message: `Only the first ${scopeBounds.arnPatterns} ARN patterns of an entity count; use wider patterns, or tags.`,
          });
        }
      }
    }
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
