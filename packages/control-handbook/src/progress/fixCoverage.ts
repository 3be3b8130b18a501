import type { ControlFactsTable } from '../facts/ControlFactsTable';
import type { LoadedPage } from '../loader/Handbook';
import type { MissingFixReason } from '../page/vocabulary';

/** The methods that a fix is written in as code. */
export const codeMethods = ['terraform', 'cloudformation', 'cli'] as const;
/** See `codeMethods`. */
export type CodeMethod = (typeof codeMethods)[number];

/** How many of the urgent controls, CRITICAL and HIGH, have a fix in one method, and which do not. */
export interface MethodCoverage {
  method: CodeMethod;
  withFix: number;
  /** In the order of their ids */
  without: { id: string; reason: MissingFixReason }[];
}

/** A fix as code may be missing for this part of the urgent controls, by method: there is none in truth. */
export const mostWithoutFix = 0.1;

/** Ids of the active controls of severity CRITICAL and HIGH. */
export function urgentControls(facts: ControlFactsTable): string[] {
  return facts
    .list()
    .filter(
      ({ status, severity }) =>
        status === 'active' && ['CRITICAL', 'HIGH'].includes(severity),
    )
    .map(({ id }) => id);
}

/** Which urgent controls have a fix, by method. A page with neither a fix nor a reason is in no number: the lint finds it. */
export function fixCoverage(
  facts: ControlFactsTable,
  pages: ReadonlyMap<string, LoadedPage>,
): MethodCoverage[] {
  const urgent = urgentControls(facts).flatMap(id => {
    const loaded = pages.get(id);
    return loaded ? [{ id, page: loaded.page }] : [];
  });
  return codeMethods.map(method => ({
    method,
    withFix: urgent.filter(({ page }) => page.sections[method]).length,
    without: urgent.flatMap(({ id, page: { frontMatter } }) => {
      const reason =
        frontMatter.status === 'active'
          ? frontMatter.withoutFix?.[method]
          : undefined;
      return reason ? [{ id, reason }] : [];
    }),
  }));
}
