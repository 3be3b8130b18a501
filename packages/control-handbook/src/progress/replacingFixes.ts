import type { LoadedPage } from '../loader/Handbook';
import type { ReplacementReason } from '../page/vocabulary';
import type { CloudFormationSchema } from '../proofs/cloudformation/CloudFormationSchema';
import {
  replacementBy,
  type Replacement,
} from '../proofs/cloudformation/replacementBy';

/** A property that the CloudFormation fix of a page changes. */
export interface ReplacingFix {
  /** The control */
  id: string;
  file: string;
  /** e.g. `AWS::RDS::DBInstance` */
  type: string;
  property: string;
  /** Whether the change replaces the resource */
  replaces: Replacement;
  /** Whether the page, with what it includes, has a hazard of kind `replaces-resource` */
  warned: boolean;
  /** Why it needs none */
  reason?: ReplacementReason;
}

/** How many pages have a fix that replaces, or may replace, the resource, and how many of them say so. */
export interface ReplacementCoverage {
  /** Pages with such a fix, unless the page gives a reason why it loses nothing */
  pages: number;
  warned: number;
}

/** What `tested` says of CloudFormation, with what the schema says of a change. */
export function replacingFixes(
  pages: ReadonlyMap<string, LoadedPage>,
  schema: CloudFormationSchema,
): ReplacingFix[] {
  return [...pages].flatMap(([id, { page, sourcePath: file }]) => {
    const { frontMatter } = page;
    if (frontMatter.status === 'retired') {
      return [];
    }
    const warned = (frontMatter.hazards ?? []).some(
      ({ kind }) => kind === 'replaces-resource',
    );
    return (frontMatter.tested?.cloudformation ?? []).map(
      ({ type, property = '', replacement: reason }) => ({
        id,
        file,
        type,
        property,
        replaces: replacementBy(schema, type, property),
        warned,
        ...(reason ? { reason } : {}),
      }),
    );
  });
}

/** Counts the pages whose fix replaces the resource, or may do so and never surely does. */
export function replacementCoverage(
  fixes: readonly ReplacingFix[],
): Record<'replaces' | 'mayReplace', ReplacementCoverage> {
  const pagesWith = (replaces: Replacement) =>
    new Map(
      fixes
        .filter(fix => fix.replaces === replaces && !fix.reason)
        .map(({ id, warned }) => [id, warned]),
    );
  const count = (pages: ReadonlyMap<string, boolean>) => ({
    pages: pages.size,
    warned: [...pages.values()].filter(Boolean).length,
  });
  const surely = pagesWith('yes');
  const perhaps = [...pagesWith('maybe')].filter(([id]) => !surely.has(id));
  return { replaces: count(surely), mayReplace: count(new Map(perhaps)) };
}
