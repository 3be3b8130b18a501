import { fitsPattern } from '../rendering/matchConditions';

/** What says which types a page is about. */
export interface TypedPage {
  id: string;
  types: readonly string[];
}

/** How much of a pattern is text: the more, the more specific it is. */
function literalLength(pattern: string): number {
  return pattern.replaceAll('*', '').length;
}

/** How much text the most specific pattern has that fits one of the values; undefined where none does. Case does not count. */
export function specificityOf(
  patterns: readonly string[],
  values: readonly string[],
): number | undefined {
  const fitting = patterns
    .filter(pattern =>
      values.some(value =>
        fitsPattern(pattern.toLowerCase(), value.toLowerCase()),
      ),
    )
    .map(literalLength);
  return fitting.length > 0 ? Math.max(...fitting) : undefined;
}

/**
 * The pages that fit the types of a finding best: those whose pattern has the most text. More than one only where they are equally
 * specific; they are in order of their ids, and the first one counts.
 */
export function mostSpecificPages<Page extends TypedPage>(
  pages: readonly Page[],
  types: readonly string[],
): Page[] {
  const ranked = pages.flatMap(page => {
    const rank = specificityOf(page.types, types);
    return rank === undefined ? [] : [{ page, rank }];
  });
  const best = Math.max(...ranked.map(({ rank }) => rank));
  return ranked
    .filter(({ rank }) => rank === best)
    .map(({ page }) => page)
    .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
}
