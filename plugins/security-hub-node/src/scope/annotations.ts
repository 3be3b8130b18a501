import {
  ACCOUNT_IDS_ANNOTATION,
  ARNS_ANNOTATION,
  ENVIRONMENTS_ANNOTATION,
  FOREIGN_ACCOUNT_ANNOTATIONS,
  FOREIGN_ARN_ANNOTATIONS,
  FOREIGN_TAGS_ANNOTATION,
  REGIONS_ANNOTATION,
  SCOPE_ANNOTATION,
  TAGS_ANNOTATION,
} from 'backstage-plugin-security-hub-common';
import { ProblemCollector } from './ProblemCollector';
import { scopeBounds } from './types';

/** All annotations that a scope is read from, ours first. */
export const scopeAnnotations: readonly string[] = [
  ACCOUNT_IDS_ANNOTATION,
  TAGS_ANNOTATION,
  REGIONS_ANNOTATION,
  ENVIRONMENTS_ANNOTATION,
  ARNS_ANNOTATION,
  SCOPE_ANNOTATION,
  ...FOREIGN_ACCOUNT_ANNOTATIONS,
  ...FOREIGN_ARN_ANNOTATIONS,
  FOREIGN_TAGS_ANNOTATION,
];

/** The scope annotations of one entity, by name. */
export type Annotations = Map<string, string>;

/**
 * Picks the scope annotations. One that is no text, or blank, is told as a problem and stays, as a blank: so it makes
 * what is joined with it match nothing instead of vanishing.
 */
export function readAnnotations(
  all: Record<string, unknown>,
  problems: ProblemCollector,
): { annotations: Annotations; present: number; tooLong: boolean } {
  const annotations: Annotations = new Map();
  let bytes = 0;
  for (const annotation of scopeAnnotations) {
    const value = Object.prototype.hasOwnProperty.call(all, annotation)
      ? all[annotation]
      : undefined;
    if (value === undefined) {
      continue;
    }
    if (typeof value !== 'string') {
      problems.add({
        annotation,
        value: String(JSON.stringify(value)),
        position: 0,
        message: 'An annotation is a text; put it into quotes.',
      });
      annotations.set(annotation, '');
      continue;
    }
    bytes += Buffer.byteLength(value, 'utf8');
    annotations.set(annotation, value);
  }
  const tooLong = bytes > scopeBounds.bytes;
  if (tooLong) {
    const [annotation, value] = [...annotations].reduce((longest, next) =>
      next[1].length > longest[1].length ? next : longest,
    );
    problems.add({
      annotation,
      value,
      position: 0,
      message: `The scope annotations of the entity have ${bytes} bytes, more than ${scopeBounds.bytes}: none of them is read. Shorten them, e.g. with tags or ARN patterns.`,
    });
  }
  return { annotations, present: annotations.size, tooLong };
}
