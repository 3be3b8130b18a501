import {
  Handbook,
  HandbookListItem,
  pageText,
  plainText,
} from 'aws-control-handbook';
import { HandbookPageItem } from 'backstage-plugin-security-hub-common';
import { ControlUse, noUse } from '../../database/operations/handbook';
import { PresentingOverlay, summariseOverlay } from '../overlay';
import { findingTypePageId, ownPageId } from './pageIds';
import { isStale } from '../staleness';

/** A page in a list, with what only filters need. */
export type ListedPage = {
  item: HandbookPageItem;
  /** All that a search looks at, in lower case */
  words: string;
  /** The page as plain English text */
  text: () => string;
};

/** What a list of pages is made from. */
export type PageSources = PresentingOverlay & {
  handbook: Pick<
    Handbook,
    'list' | 'findingTypes' | 'controlText' | 'findingTypeText'
  >;
  /** By control id; absent: nothing is counted for this reader */
  use?: ReadonlyMap<string, ControlUse>;
  now: Date;
};

function listed(
  item: HandbookPageItem,
  words: Array<string | undefined>,
  text: () => string,
): ListedPage {
  return {
    item,
    words: [item.id, item.title, item.service, ...words]
      .filter(Boolean)
      .join(' ')
      .toLowerCase(),
    text,
  };
}

function controlPage(page: HandbookListItem, sources: PageSources): ListedPage {
  const { handbook, known, use, now } = sources;
  const { facts, reviewed } = page;
  const own = known.overlay.page(facts.id);
  const overlay = own && summariseOverlay(own, sources);
  return listed(
    {
      id: facts.id,
      kind: 'control',
      title: facts.title,
      service: facts.id.replace(/\.\d+$/, ''),
      severity: facts.severity,
      layer: facts.layer,
      status: facts.status === 'active' ? 'active' : 'retired',
      standards: Object.keys(facts.standards),
      hasPage: page.hasPage,
      reviewed,
      stale: isStale(reviewed, now) || Boolean(overlay?.stale),
      hazards: page.hazards,
      languages: page.languages,
      overlay,
      use: use && (use.get(facts.id) ?? noUse),
    },
    [...(facts.resourceTypes ?? []), facts.configRule],
    () =>
      [handbook.controlText(facts.id), plainText(own?.here ?? '')]
        .join('\n')
        .trim(),
  );
}

function findingTypePages({ handbook, now }: PageSources): ListedPage[] {
  return handbook.findingTypes().map(page =>
    listed(
      {
        id: findingTypePageId(page),
        kind: 'finding-type',
        title: page.title,
        service: page.product,
        status: 'active',
        hasPage: true,
        reviewed: page.reviewed,
        stale: isStale(page.reviewed, now),
        hazards: page.hazards,
        languages: page.languages,
      },
      [],
      () => handbook.findingTypeText(page.product, page.id),
    ),
  );
}

function ownPages({ known, now }: PageSources): ListedPage[] {
  return known.overlay.ownPages().map(page => {
    const { title, reviewed, findings, hazards = [] } = page.frontMatter;
    return listed(
      {
        id: ownPageId(page.id),
        kind: 'own',
        title,
        service: findings.product,
        status: 'active',
        hasPage: true,
        reviewed,
        stale: isStale(reviewed, now),
        hazards: hazards.length,
        // The organisation writes in the language of its choice
        languages: [page.frontMatter.language],
      },
      [],
      () => pageText({ hazards, sections: page.sections }),
    );
  });
}

/** Every page there is: controls that AWS has or had, finding types of other products, and the organisation's own. */
export function listPages(sources: PageSources): ListedPage[] {
  return [
    ...sources.handbook.list().map(page => controlPage(page, sources)),
    ...findingTypePages(sources),
    ...ownPages(sources),
  ];
}
