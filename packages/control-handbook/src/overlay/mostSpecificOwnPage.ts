import { specificityOf } from '../loader/mostSpecificPages';
import type { OwnPage } from './OwnPage';
import type { OwnPageFindings } from './ownPageFrontMatter';

/** Of a finding, what decides which page is about it. All texts are untrusted. */
export interface FindingFacts {
  /** The portal's key of the product: `config`, `custom/default`, `vendor/scanner` */
  product: string;
  /** The types of all its records */
  types: readonly string[];
  /** The GeneratorIds of all its records */
  generators: readonly string[];
  /** The titles of all its records; empty where a reader may not know them */
  titles: readonly string[];
}

/** What tells most comes first: the rule, then what it says, then the kind of thing. */
const parts = ['generators', 'titles', 'types'] as const;

/** How much text of each part's pattern fits; -1 for a part that the page leaves open. Undefined where one does not fit. */
function ranksOf(
  wanted: OwnPageFindings,
  facts: FindingFacts,
): number[] | undefined {
  const ranks: number[] = [];
  for (const part of parts) {
    const patterns = wanted[part];
    const rank = patterns ? specificityOf(patterns, facts[part]) : -1;
    if (rank === undefined) {
      return undefined;
    }
    ranks.push(rank);
  }
  return ranks;
}

function compare(left: readonly number[], right: readonly number[]): number {
  const place = left.findIndex((rank, index) => rank !== right[index]);
  return place < 0 ? 0 : (left[place] ?? 0) - (right[place] ?? 0);
}

/**
 * The page that fits a finding best: by the text of the pattern that fits its generator, where that is the same by that of its title, then of
 * its types. Of equal ones the first counts.
 *
 * @param pages - those of the finding's product
 */
export function mostSpecificOwnPage(
  pages: readonly OwnPage[],
  facts: FindingFacts,
): OwnPage | undefined {
  let best: { page: OwnPage; ranks: number[] } | undefined;
  for (const page of pages) {
    const ranks = ranksOf(page.frontMatter.findings, facts);
    if (ranks && (!best || compare(ranks, best.ranks) > 0)) {
      best = { page, ranks };
    }
  }
  return best?.page;
}
