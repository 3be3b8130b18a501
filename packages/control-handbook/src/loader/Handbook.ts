import type { ControlFacts } from '../facts/ControlFacts';
import type { ControlFactsTable } from '../facts/ControlFactsTable';
import type { ControlPage } from '../page/ControlPage';
import type { FindingTypePage } from '../page/FindingTypePage';
import type { FindingTypeSections } from '../page/findingTypeSections';
import type { PageSections } from '../page/sections';
import type { HandbookLanguage } from '../page/vocabulary';
import type { GuidanceSubject } from '../rendering/GuidanceSubject';
import type {
  RenderedGuidance,
  RenderedHazard,
} from '../rendering/RenderedGuidance';
import type { RenderedFindingType } from '../rendering/RenderedFindingType';
import { renderFindingType } from '../rendering/renderFindingType';
import { renderHazards } from '../rendering/renderHazards';
import { pageText } from '../rendering/pageText';
import { renderPage } from '../rendering/renderPage';
import { mostSpecificPages, type TypedPage } from './mostSpecificPages';
import type { Loaded } from './parsePages';
import { TextPatterns } from './TextPatterns';

/** A file of the dataset that cannot be used; the rest of the handbook works. */
export interface HandbookProblem {
  /** Path in the dataset, such as `controls/EC2/EC2.22.md`. */
  file: string;
  problems: string[];
}

/** A control as it stands in a list. */
export interface HandbookListItem {
  facts: ControlFacts;
  hasPage: boolean;
  reviewed?: string;
  /** Number of hazards on the page. */
  hazards: number;
  /** Languages that the page exists in. */
  languages: HandbookLanguage[];
}

/** A page about finding types of another product as it stands in a list. */
export interface FindingTypeListItem {
  /** `guardduty`, `inspector`, ... */
  product: string;
  id: string;
  title: string;
  reviewed: string;
  /** Number of hazards on the page. */
  hazards: number;
  /** Languages that the page exists in. */
  languages: HandbookLanguage[];
}

/** How much of the known controls the handbook covers. */
export interface HandbookCoverage {
  /** Month of the facts, `YYYY-MM`. */
  factsDate: string;
  activeControls: number;
  activeWithPage: number;
  retiredWithPage: number;
  hazards: number;
  hazardsWithSource: number;
  /** Pages per language. */
  languages: Record<HandbookLanguage, number>;
  /** Active controls without a page, CRITICAL first. */
  missing: string[];
  /** Pages about finding types of other products, per language. */
  findingTypes: Record<HandbookLanguage, number>;
}

/** A control's page with where it comes from. */
export type LoadedPage = Loaded<ControlPage, PageSections>;

/** A page about finding types with where it comes from. */
export type LoadedFindingType = Loaded<FindingTypePage, FindingTypeSections>;

/** What a handbook is made of; see `loadHandbook`. */
export interface HandbookContents {
  facts: ControlFactsTable;
  pages: ReadonlyMap<string, LoadedPage>;
  /** By `<product>/<id>`. */
  findingTypes: ReadonlyMap<string, LoadedFindingType>;
  problems: readonly HandbookProblem[];
}

const severityOrder = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];

/** The control handbook in memory: facts of every control, pages of those that are written. Immutable. */
export class Handbook {
  static create(contents: HandbookContents) {
    return new Handbook(contents);
  }

  /** The files that could not be used. */
  readonly problems: readonly HandbookProblem[];
  readonly #facts: ControlFactsTable;
  readonly #pages: ReadonlyMap<string, LoadedPage>;
  readonly #findingTypes: readonly LoadedFindingType[];
  readonly #typesByProduct = new Map<
    string,
    (TypedPage & { loaded: LoadedFindingType })[]
  >();
  readonly #aliases = new Map<string, string>();

  private constructor(contents: HandbookContents) {
    this.problems = contents.problems;
    this.#facts = contents.facts;
    this.#pages = contents.pages;
    this.#findingTypes = [...contents.findingTypes.values()];
    for (const loaded of this.#findingTypes) {
      const { id, product, types } = loaded.page.frontMatter;
      const others = this.#typesByProduct.get(product) ?? [];
      others.push({ id, types: TextPatterns.create(types), loaded });
      this.#typesByProduct.set(product, others);
    }
    for (const [id, { page }] of contents.pages) {
      for (const alias of page.frontMatter.aliases ?? []) {
        this.#aliases.set(alias.toLowerCase(), id);
      }
    }
  }

  /**
   * The control for reading, without a finding: placeholders stay. The id is compared without case; renamed ids and aliases lead to the
   * control that stayed, retired ones to their own page. `undefined` when AWS never had such a control.
   */
  control(
    id: string,
    language: HandbookLanguage = 'en',
  ): RenderedGuidance | undefined {
    return this.guidance(id, {}, language);
  }

  /** The guidance for one finding of a control, with its values filled in and hazards matched; see `control` for the id. */
  guidance(
    id: string,
    subject: GuidanceSubject,
    language: HandbookLanguage = 'en',
  ): RenderedGuidance | undefined {
    const facts = this.#factsOf(id);
    if (!facts) {
      return undefined;
    }
    const loaded = this.#pages.get(facts.id);
    return {
      controlId: facts.id,
      facts,
      language,
      documentation: {
        title: `AWS: ${facts.id}`,
        url: facts.documentationUrl,
      },
      ...(loaded ? { page: renderPage({ ...loaded, language, subject }) } : {}),
    };
  }

  /**
   * The page about findings of these types, with the values of the finding filled in: the one with the most specific pattern, of equal
   * ones the first by id. `undefined` when no page of the product fits.
   *
   * @param product - the product's key, such as `guardduty`
   * @param types - the types as Security Hub has them, in any case
   */
  findingType(
    product: string,
    types: readonly string[],
    subject: GuidanceSubject,
    language: HandbookLanguage = 'en',
  ): RenderedFindingType | undefined {
    const [best] = mostSpecificPages(
      this.#typesByProduct.get(product) ?? [],
      types,
    );
    return best && renderFindingType({ ...best.loaded, language, subject });
  }

  /**
   * Only the hazards of `guidance`, for lists that mark findings: it fills in far less. Empty for a control that is unknown or has no
   * page.
   */
  hazards(
    id: string,
    subject: GuidanceSubject,
    language: HandbookLanguage = 'en',
  ): RenderedHazard[] {
    const loaded = this.#pages.get(this.#factsOf(id)?.id ?? '');
    return loaded
      ? renderHazards(
          loaded.page.frontMatter.hazards ?? [],
          language === 'en'
            ? undefined
            : loaded.translation?.frontMatter.hazards,
          subject,
        )
      : [];
  }

  /** Every control that AWS has or had, in order of its id. */
  list(): HandbookListItem[] {
    return this.#facts.list().map(facts => {
      const loaded = this.#pages.get(facts.id);
      return {
        facts,
        hasPage: loaded !== undefined,
        ...(loaded ? { reviewed: loaded.page.frontMatter.reviewed } : {}),
        hazards: loaded?.page.frontMatter.hazards?.length ?? 0,
        languages: loaded?.languages ?? [],
      };
    });
  }

  /** Every page about finding types of other products, in order of its file. */
  findingTypes(): FindingTypeListItem[] {
    return this.#findingTypes.map(({ page: { frontMatter }, languages }) => ({
      product: frontMatter.product,
      id: frontMatter.id,
      title: frontMatter.title,
      reviewed: frontMatter.reviewed,
      hazards: frontMatter.hazards?.length ?? 0,
      languages,
    }));
  }

  /** A page about finding types for reading, without a finding; `undefined` where the product has no such page. */
  findingTypePage(
    product: string,
    id: string,
    language: HandbookLanguage = 'en',
  ): RenderedFindingType | undefined {
    const loaded = this.#findingTypeOf(product, id);
    return loaded && renderFindingType({ ...loaded, language, subject: {} });
  }

  /** What the page of a control says as plain English text; empty where it has none. */
  controlText(id: string): string {
    const page = this.#pages.get(this.#factsOf(id)?.id ?? '')?.page;
    return page
      ? pageText({ hazards: page.frontMatter.hazards, sections: page.sections })
      : '';
  }

  /** As `controlText`, of a page about finding types. */
  findingTypeText(product: string, id: string): string {
    const page = this.#findingTypeOf(product, id)?.page;
    return page
      ? pageText({ hazards: page.frontMatter.hazards, sections: page.sections })
      : '';
  }

  /** How much is written, and what comes next. */
  coverage(): HandbookCoverage {
    const active = this.#facts
      .list()
      .filter(({ status }) => status === 'active');
    const pages = [...this.#pages.values()];
    const hazards = pages.flatMap(({ page }) => page.frontMatter.hazards ?? []);
    return {
      factsDate: this.#facts.date,
      activeControls: active.length,
      activeWithPage: active.filter(({ id }) => this.#pages.has(id)).length,
      retiredWithPage: pages.filter(
        ({ page }) => page.frontMatter.status === 'retired',
      ).length,
      hazards: hazards.length,
      hazardsWithSource: hazards.filter(({ sources }) => sources).length,
      languages: {
        en: pages.length,
        ja: pages.filter(page => page.languages.includes('ja')).length,
      },
      missing: active
        .filter(({ id }) => !this.#pages.has(id))
        .sort(
          (a, b) =>
            severityOrder.indexOf(a.severity) -
            severityOrder.indexOf(b.severity),
        )
        .map(({ id }) => id),
      findingTypes: {
        en: this.#findingTypes.length,
        ja: this.#findingTypes.filter(page => page.languages.includes('ja'))
          .length,
      },
    };
  }

  #findingTypeOf(product: string, id: string): LoadedFindingType | undefined {
    return this.#findingTypes.find(
      ({ page: { frontMatter } }) =>
        frontMatter.product === product && frontMatter.id === id,
    );
  }

  #factsOf(id: string): ControlFacts | undefined {
    const alias = this.#aliases.get(id.trim().toLowerCase());
    return this.#facts.resolve(id) ?? this.#facts.resolve(alias ?? '');
  }
}
