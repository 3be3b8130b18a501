import {
  ENVIRONMENTS_ANNOTATION,
  REGIONS_ANNOTATION,
} from 'backstage-plugin-security-hub-common';
import { Annotations } from './annotations';
import { parseList } from './parseList';
import { ProblemCollector } from './ProblemCollector';
import { SelectorParts } from './types';
import { environmentMistake, regionMistake } from './values';

/** Annotations that narrow every selector of the entity, and give nothing alone. */
const kinds = [
  {
    part: 'regions',
    annotation: REGIONS_ANNOTATION,
    mistakeOf: regionMistake,
    one: 'Region',
    all: 'Regions',
  },
  {
    part: 'environments',
    annotation: ENVIRONMENTS_ANNOTATION,
    mistakeOf: environmentMistake,
    one: 'environment',
    all: 'Environments',
  },
] as const;

type Narrowing = (typeof kinds)[number] & { allowed: Set<string> };

/** What narrows the selectors of an entity. */
export type Narrowings = Narrowing[];

/**
 * Reads the annotations that narrow. One in which nothing can be read narrows to nothing.
 *
 * @param alone - nothing is there to be narrowed, which is told
 */
export function readNarrowings(
  annotations: Annotations,
  alone: boolean,
  problems: ProblemCollector,
): Narrowings {
  return kinds.flatMap(kind => {
    const { annotation, mistakeOf, all } = kind;
    const value = annotations.get(annotation);
    if (value === undefined) {
      return [];
    }
    const allowed = new Set<string>();
    for (const { text, position } of parseList(value)) {
      const message = mistakeOf(text);
      if (message) {
        problems.add({ annotation, value, position, message });
      } else {
        allowed.add(text);
      }
    }
    if (alone) {
      problems.add({
        annotation,
        value,
        position: 0,
        message: `${all} only narrow; name accounts, tags or ARNs with another annotation.`,
      });
    }
    return [{ ...kind, allowed }];
  });
}

/** The parts with what is left of their Regions and environments, or what leaves nothing. */
export function narrowed(
  parts: SelectorParts,
  narrowings: Narrowings,
): { parts: SelectorParts; malformed?: string } {
  let result = parts;
  for (const { part, annotation, allowed, one, all } of narrowings) {
    if (!allowed.size) {
      return {
        parts,
        malformed: `${annotation} names no ${one} that can be read; mend it, or leave it out.`,
      };
    }
    const own: readonly string[] = parts[part];
    const both = own.length
      ? own.filter(item => allowed.has(item))
      : [...allowed];
    if (!both.length) {
      return {
        parts,
        malformed: `None of its ${
          part === 'regions' ? all : part
        } is in ${annotation}, which narrows every selector; add one there.`,
      };
    }
    result = { ...result, [part]: both };
  }
  return { parts: result };
}
