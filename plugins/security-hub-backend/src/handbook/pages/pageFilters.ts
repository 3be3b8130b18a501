import {
  FacetValue,
  HandbookPageItem,
  HandbookPagesQuery,
  severities,
  Verdict,
} from 'backstage-plugin-security-hub-common';
import { ListedPage } from './pageItems';

/** Which pages are wanted, and in which order. */
export type PageFilters = Omit<
  HandbookPagesQuery,
  'limit' | 'offset' | 'include'
>;

type Test = (item: HandbookPageItem, words: string) => boolean;

const numbers = new Intl.Collator('en', { numeric: true });

function verdictsOf({ overlay }: HandbookPageItem): Array<Verdict | 'none'> {
  const verdicts = overlay?.verdicts ?? [];
  return verdicts.length > 0 ? verdicts : ['none'];
}

const usedAs: Record<
  NonNullable<PageFilters['use']>,
  (use: NonNullable<HandbookPageItem['use']>) => boolean
> = {
  failing: ({ open }) => open > 0,
  checked: ({ evaluated }) => evaluated > 0,
  unused: ({ evaluated }) => evaluated === 0,
};

/** A list keeps a page that has one of its values; an absent or empty one keeps all. */
function oneOf<T>(
  wanted: readonly T[] | undefined,
  valuesOf: (item: HandbookPageItem) => ReadonlyArray<T | undefined>,
): Test[] {
  return wanted?.length
    ? [
        item =>
          valuesOf(item).some(
            value => value !== undefined && wanted.includes(value),
          ),
      ]
    : [];
}

function flag(
  wanted: boolean | undefined,
  valueOf: (item: HandbookPageItem) => boolean,
): Test[] {
  return wanted === undefined ? [] : [item => valueOf(item) === wanted];
}

function hasStatus({ status = 'active' }: PageFilters): Test {
  return item => status === 'all' || item.status === status;
}

function testsOf(filters: PageFilters): Test[] {
  const { use } = filters;
  const words = (filters.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return [
    hasStatus(filters),
    (_, text) => words.every(word => text.includes(word)),
    ...oneOf(filters.kind, ({ kind }) => [kind]),
    ...oneOf(filters.service, ({ service }) => [service]),
    ...oneOf(filters.severity, ({ severity }) => [severity]),
    ...oneOf(filters.layer, ({ layer }) => [layer]),
    ...oneOf(filters.standard, ({ standards }) => standards ?? []),
    ...oneOf(filters.verdict, verdictsOf),
    ...flag(filters.hazards, ({ hazards }) => hazards > 0),
    ...flag(filters.stale, ({ stale }) => stale),
    ...flag(
      filters.untranslated,
      ({ hasPage, kind, languages }) =>
        hasPage && kind !== 'own' && !languages.includes('ja'),
    ),
    ...(use === undefined
      ? []
      : [
          (item: HandbookPageItem) =>
            item.use !== undefined && usedAs[use](item.use),
        ]),
  ];
}

function severityOrder({ severity }: HandbookPageItem): number {
  return severity === undefined
    ? severities.length
    : severities.indexOf(severity);
}

type Order = (left: HandbookPageItem, right: HandbookPageItem) => number;

/** What the organisation wrote itself comes first, what is about other products last. */
const kinds: readonly HandbookPageItem['kind'][] = [
  'own',
  'control',
  'finding-type',
];

const byId: Order = (left, right) =>
  kinds.indexOf(left.kind) - kinds.indexOf(right.kind) ||
  numbers.compare(left.id, right.id);

const orders: Record<NonNullable<PageFilters['sort']>, Order> = {
  id: byId,
  severity: (left, right) =>
    severityOrder(left) - severityOrder(right) || byId(left, right),
  use: (left, right) =>
    (right.use?.open ?? 0) - (left.use?.open ?? 0) || byId(left, right),
};

/** The pages that all filters keep, in the wanted order. */
export function filterPages(
  pages: readonly ListedPage[],
  filters: PageFilters,
): ListedPage[] {
  const tests = testsOf(filters);
  const order = orders[filters.sort ?? 'id'];
  return pages
    .filter(({ item, words }) => tests.every(test => test(item, words)))
    .sort((left, right) => order(left.item, right.item));
}

const facetValues: Record<
  string,
  (item: HandbookPageItem) => ReadonlyArray<string | undefined>
> = {
  kind: ({ kind }) => [kind],
  service: ({ service }) => [service],
  severity: ({ severity }) => [severity],
  layer: ({ layer }) => [layer],
  standard: ({ standards }) => standards ?? [],
  verdict: verdictsOf,
};

/** How many pages have each value, by filter; of all pages with the wanted status, so that choosing one takes no other away. */
export function pageFacets(
  pages: readonly ListedPage[],
  filters: PageFilters,
): Record<string, FacetValue[]> {
  const kept = pages
    .map(({ item }) => item)
    .filter(item => hasStatus(filters)(item, ''));
  return Object.fromEntries(
    Object.entries(facetValues).map(([name, valuesOf]) => {
      const counts = new Map<string, number>();
      for (const value of kept.flatMap(valuesOf)) {
        if (value !== undefined) {
          counts.set(value, (counts.get(value) ?? 0) + 1);
        }
      }
      return [
        name,
        [...counts]
          .map(([value, count]) => ({ value, count }))
          .sort((left, right) => numbers.compare(left.value, right.value)),
      ];
    }),
  );
}
