import { CompoundEntityRef } from '@backstage/catalog-model';
import {
  EntityHandbook,
  GuidanceLanguage,
  HandbookApi,
  HandbookPage,
  HandbookPageItem,
  HandbookPageList,
  HandbookPagesQuery,
  HandbookPageUse,
  HandbookReport,
  HandbookUseBasis,
  PageQuery,
  severities,
} from 'backstage-plugin-security-hub-common';

function fits<T>(wanted: readonly T[] | undefined, values: readonly T[]) {
  return !wanted || wanted.some(value => values.includes(value));
}

function verdictsOf({ overlay }: HandbookPageItem) {
  return overlay && overlay.verdicts.length > 0
    ? overlay.verdicts
    : (['none'] as const);
}

function usedAs(page: HandbookPageItem, use: HandbookPagesQuery['use']) {
  switch (use) {
    case 'failing':
      return (page.use?.open ?? 0) > 0;
    case 'checked':
      return (page.use?.evaluated ?? 0) > 0;
    case 'unused':
      return page.use?.evaluated === 0;
    default:
      return true;
  }
}

function matches(page: HandbookPageItem, query: HandbookPagesQuery): boolean {
  const { hazards, stale, status = 'active', q = '' } = query;
  const isStale = page.stale || page.overlay?.stale === true;
  return (
    (status === 'all' || page.status === status) &&
    fits(query.kind, [page.kind]) &&
    fits(query.service, [page.service]) &&
    fits(query.severity, page.severity ? [page.severity] : []) &&
    fits(query.layer, page.layer ? [page.layer] : []) &&
    fits(query.standard, page.standards ?? []) &&
    fits(query.verdict, verdictsOf(page)) &&
    (hazards === undefined || page.hazards > 0 === hazards) &&
    (stale === undefined || isStale === stale) &&
    (!query.untranslated || !page.languages.includes('ja')) &&
    usedAs(page, query.use) &&
    `${page.id} ${page.title}`
      .toLocaleLowerCase('en-US')
      .includes(q.toLocaleLowerCase('en-US'))
  );
}

function sorted(
  pages: HandbookPageItem[],
  sort: HandbookPagesQuery['sort'] = 'id',
): HandbookPageItem[] {
  const rank = ({ severity, use }: HandbookPageItem) => {
    if (sort === 'use') {
      return -(use?.open ?? 0);
    }
    return sort === 'severity' && severity ? -severities.indexOf(severity) : 0;
  };
  return [...pages].sort(
    (a, b) => rank(a) - rank(b) || a.id.localeCompare(b.id, 'en-US'),
  );
}

function facets(pages: HandbookPageItem[]): HandbookPageList['facets'] {
  const facet = (valuesOf: (page: HandbookPageItem) => readonly string[]) => {
    const counts = new Map<string, number>();
    for (const value of pages.flatMap(valuesOf)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts].map(([value, count]) => ({ value, count }));
  };
  return {
    kind: facet(({ kind }) => [kind]),
    service: facet(({ service }) => [service]),
    severity: facet(({ severity }) => (severity ? [severity] : [])),
    layer: facet(({ layer }) => (layer ? [layer] : [])),
    standard: facet(({ standards }) => standards ?? []),
    verdict: facet(verdictsOf),
  };
}

/** The items of one page, where all of them are there; what tests cut themselves stays as it is. */
function cut<T extends { items: unknown[]; totalItems: number }>(
  whole: T,
  { limit = 50, offset = 0 }: PageQuery = {},
): T {
  return whole.items.length < whole.totalItems
    ? whole
    : { ...whole, items: whole.items.slice(offset, offset + limit) };
}

/** The part of the backend in memory that is about the handbook. What it answers can be changed by tests. */
export class FixtureHandbook implements HandbookApi {
  handbook: HandbookReport = {
    factsDate: '2026-11',
    controls: { active: 0, withPage: 0 },
    findingTypes: 0,
    translations: {},
    hazards: 0,
    stale: 0,
    staleAfterDays: 365,
    overlay: {
      configured: false,
      controls: 0,
      pages: 0,
      verdicts: {},
      stale: 0,
      canEdit: false,
    },
  };
  handbookPages: HandbookPageItem[] = [];
  /** Whose findings the numbers of use count; undefined for who may count none */
  handbookUseOf: HandbookUseBasis | undefined;
  /** The pages that can be opened, by the id of the list */
  handbookTexts = new Map<string, HandbookPage>();
  handbookPageUse: HandbookPageUse = {
    of: 'organisation',
    use: { open: 0, resources: 0, services: 0, evaluated: 0 },
    unowned: 0,
    items: [],
    totalItems: 0,
  };
  /** The pages about what an entity has to act on; whatever the entity */
  entityHandbook: EntityHandbook = {
    entityRef: 'component:default/checkout-api',
    items: [],
    totalItems: 0,
  };

  async getHandbook(): Promise<HandbookReport> {
    return this.handbook;
  }

  async getHandbookPages(
    query: HandbookPagesQuery = {},
  ): Promise<HandbookPageList> {
    const { status = 'active' } = query;
    const items = sorted(
      this.handbookPages.filter(page => matches(page, query)),
      query.sort,
    );
    const ofStatus = this.handbookPages.filter(
      page => status === 'all' || page.status === status,
    );
    return cut(
      {
        items,
        totalItems: items.length,
        useOf: this.handbookUseOf,
        facets: facets(ofStatus),
      },
      query,
    );
  }

  async getHandbookPage(
    pageId: string,
    _query?: { language?: GuidanceLanguage },
  ): Promise<HandbookPage> {
    const id = pageId.toLocaleLowerCase('en-US');
    for (const [key, page] of this.handbookTexts) {
      if (key.toLocaleLowerCase('en-US') === id) {
        return page;
      }
    }
    throw new Error(`No page ${pageId}`);
  }

  async getHandbookPageUse(
    _pageId: string,
    query?: PageQuery,
  ): Promise<HandbookPageUse> {
    return cut(this.handbookPageUse, query);
  }

  async getEntityHandbook(
    _entity: CompoundEntityRef,
    query?: PageQuery & { language?: GuidanceLanguage },
  ): Promise<EntityHandbook> {
    return cut(this.entityHandbook, { limit: 20, ...query });
  }
}
