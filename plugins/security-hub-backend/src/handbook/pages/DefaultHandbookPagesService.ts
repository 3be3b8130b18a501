import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { Handbook } from 'aws-control-handbook';
import {
  HandbookPage,
  HandbookPageList,
  HandbookPageUse,
  HandbookReport,
} from 'backstage-plugin-security-hub-common';
import { EntityAccess, UserCredentials } from '../../access/EntityAccess';
import { OrganisationAccess } from '../../access/OrganisationAccess';
import { OverlaySettings } from '../../config/settings';
import { noUse } from '../../database/operations/handbook';
import { GuidanceLanguage } from '../HandbookService';
import {
  newFileUrlOf,
  OverlayState,
  presentOrganisation,
  PresentingOverlay,
  presentOwnPage,
} from '../overlay';
import { isStale } from '../staleness';
import { HandbookPagesService, HandbookReader } from './HandbookPagesService';
import { filterPages, pageFacets } from './pageFilters';
import { findingTypePageId, ownPageId, parsePageId } from './pageIds';
import { listPages } from './pageItems';
import { presentReport } from './presentReport';
import { CountedUse, UseCounter } from './UseCounter';

/** The handbook of the package and the organisation's files beside it. */
export class DefaultHandbookPagesService implements HandbookPagesService {
  static create(options: {
    handbook: Handbook;
    overlay: Pick<OverlayState, 'known'>;
    settings: OverlaySettings | undefined;
    access: Pick<EntityAccess, 'readableOwners'>;
    organisation: Pick<OrganisationAccess, 'useView' | 'editsHandbook'>;
    counter: UseCounter;
    now: () => Date;
  }): DefaultHandbookPagesService {
    return new DefaultHandbookPagesService(options);
  }

  readonly #options: Parameters<typeof DefaultHandbookPagesService.create>[0];

  private constructor(
    options: Parameters<typeof DefaultHandbookPagesService.create>[0],
  ) {
    this.#options = options;
  }

  async report(reader: HandbookReader): Promise<HandbookReport> {
    const [counted, canEdit] = await Promise.all([
      this.#counted(reader),
      this.#canEdit(reader),
    ]);
    return presentReport(this.#pages(counted), {
      ...this.#presenting(),
      handbook: this.#options.handbook,
      counted,
      canEdit,
    });
  }

  async list(
    query: Parameters<HandbookPagesService['list']>[0],
    reader: HandbookReader,
  ): Promise<HandbookPageList> {
    const { limit, offset, text, ...filters } = query;
    const counted = await this.#counted(reader);
    const pages = this.#pages(counted);
    const kept = filterPages(pages, filters);
    return {
      items: kept
        .slice(offset, offset + limit)
        .map(page => (text ? { ...page.item, text: page.text() } : page.item)),
      totalItems: kept.length,
      useOf: counted?.of,
      facets: pageFacets(pages, filters),
    };
  }

  async page(
    pageId: string,
    language: GuidanceLanguage,
    reader: HandbookReader,
  ): Promise<HandbookPage> {
    const asked = parsePageId(pageId);
    switch (asked.kind) {
      case 'control':
        return await this.#control(asked.controlId, language, reader);
      case 'own':
        return this.#own(asked.id, language);
      default:
        return this.#findingType(asked, language);
    }
  }

  async use(
    pageId: string,
    { limit, offset }: { limit: number; offset: number },
    credentials: UserCredentials,
  ): Promise<HandbookPageUse> {
    const asked = parsePageId(pageId);
    const guidance =
      asked.kind === 'control'
        ? this.#options.handbook.control(asked.controlId)
        : undefined;
    if (!guidance) {
      throw new NotFoundError(
        `There is no control ${pageId}; only of controls it is counted where they fail`,
      );
    }
    const counted = await this.#options.counter.countByEntity(
      guidance.controlId,
      credentials,
    );
    if (!counted) {
      throw new NotAllowedError('There are no findings that you may count');
    }
    const { of, use, entities, unowned } = counted;
    const readable = await this.#options.access.readableOwners(
      entities.map(({ entityRef }) => entityRef),
      credentials,
    );
    const shown = entities.filter(({ entityRef }) => readable.has(entityRef));
    return {
      of,
      use,
      unowned,
      items: shown.slice(offset, offset + limit),
      totalItems: shown.length,
      hidden: entities.length - shown.length,
    };
  }

  async #control(
    controlId: string,
    language: GuidanceLanguage,
    reader: HandbookReader,
  ): Promise<HandbookPage> {
    const { handbook, overlay, settings, now } = this.#options;
    const guidance = handbook.control(controlId, language);
    if (!guidance) {
      throw new NotFoundError(
        `AWS Security Hub has no control ${controlId}; GET /handbook/pages lists them`,
      );
    }
    const { controlId: id, page } = guidance;
    const own = overlay.known.overlay.page(id);
    const [counted, canEdit] = await Promise.all([
      this.#counted(reader),
      this.#canEdit(reader),
    ]);
    return {
      ...guidance,
      id,
      kind: 'control',
      stale: isStale(page?.reviewed, now()),
      organisation: own && presentOrganisation(own, this.#presenting()),
      newFileUrl:
        own || !canEdit ? undefined : newFileUrlOf(`${id}.md`, settings),
      useOf: counted?.of,
      use: counted && (counted.controls.get(id) ?? noUse),
    };
  }

  #findingType(
    asked: { product: string; id: string },
    language: GuidanceLanguage,
  ): HandbookPage {
    const { handbook, now } = this.#options;
    const findingType = handbook.findingTypePage(
      asked.product,
      asked.id,
      language,
    );
    if (!findingType) {
      throw new NotFoundError(
        `The handbook has no page ${findingTypePageId(
          asked,
        )}; GET /handbook/pages lists them`,
      );
    }
    return {
      id: findingTypePageId(findingType),
      kind: 'finding-type',
      language,
      findingType,
      stale: isStale(findingType.reviewed, now()),
    };
  }

  #own(id: string, language: GuidanceLanguage): HandbookPage {
    const { overlay, settings, now } = this.#options;
    const page = overlay.known.overlay.ownPages().find(each => each.id === id);
    if (!page) {
      throw new NotFoundError(
        `The organisation has no page ${id}; GET /handbook/pages?kind=own lists them`,
      );
    }
    return {
      id: ownPageId(page.id),
      kind: 'own',
      language,
      findingType: presentOwnPage(overlay.known, page, {
        subject: {},
        language,
        settings,
      }),
      stale: isStale(page.frontMatter.reviewed, now()),
    };
  }

  #pages(counted: CountedUse | undefined) {
    return listPages({
      ...this.#presenting(),
      handbook: this.#options.handbook,
      use: counted?.controls,
    });
  }

  #presenting(): PresentingOverlay {
    const { overlay, settings, now } = this.#options;
    return { known: overlay.known, settings, now: now() };
  }

  async #counted(reader: HandbookReader): Promise<CountedUse | undefined> {
    return reader && (await this.#options.counter.count(reader));
  }

  async #canEdit(reader: HandbookReader): Promise<boolean> {
    return (
      reader !== undefined &&
      (await this.#options.organisation.editsHandbook(reader))
    );
  }
}
