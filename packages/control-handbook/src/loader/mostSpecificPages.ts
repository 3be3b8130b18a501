import { comparableTexts, type TextPatterns } from './TextPatterns';

/** What says which types a page is about. */
export interface TypedPage {
  id: string;
  types: TextPatterns;
}

/**
 * The pages that fit the types of a finding best: those whose pattern has the most text. More than one only where they are equally
 * specific; they are in order of their ids, and the first one counts.
 */
export function mostSpecificPages<Page extends TypedPage>(
  pages: readonly Page[],
  types: readonly string[],
): Page[] {
  const texts = comparableTexts(types);
  const ranked = pages.flatMap(page => {
    const rank = page.types.specificity(texts);
    return rank === undefined ? [] : [{ page, rank }];
  });
  const best = Math.max(...ranked.map(({ rank }) => rank));
  return ranked
    .filter(({ rank }) => rank === best)
    .map(({ page }) => page)
    .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
}
