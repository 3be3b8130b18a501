import { comparableTexts, TextPatterns } from '../loader/TextPatterns';
import type { OwnPage } from './OwnPage';

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

/** A page with its patterns made ready once for all findings. */
export interface WantingPage {
  page: OwnPage;
  /** In the order of `parts`; undefined for one that the page leaves open */
  patterns: readonly (TextPatterns | undefined)[];
}

/** See `WantingPage`. */
export function wantingPage(page: OwnPage): WantingPage {
  const { findings } = page.frontMatter;
  return {
    page,
    patterns: parts.map(part => {
      const wanted = findings[part];
      return wanted && TextPatterns.create(wanted);
    }),
  };
}

/**
 * How much text of each part's pattern fits; -1 for a part that the page leaves open. Undefined where one does not fit.
 *
 * @param texts - of each part
 */
function ranksOf(
  { patterns }: WantingPage,
  texts: readonly (readonly string[])[],
): number[] | undefined {
  const ranks: number[] = [];
  for (const [index, wanted] of patterns.entries()) {
    const rank = wanted ? wanted.specificity(texts[index] ?? []) : -1;
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
  pages: readonly WantingPage[],
  facts: FindingFacts,
): OwnPage | undefined {
  const texts = parts.map(part =>
    pages.length > 0 ? comparableTexts(facts[part]) : [],
  );
  let best: { page: OwnPage; ranks: number[] } | undefined;
  for (const wanting of pages) {
    const ranks = ranksOf(wanting, texts);
    if (ranks && (!best || compare(ranks, best.ranks) > 0)) {
      best = { page: wanting.page, ranks };
    }
  }
  return best?.page;
}
