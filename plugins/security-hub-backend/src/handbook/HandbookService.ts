import {
  canonicalControlId,
  controlIdOfLegacyGenerator,
  GuidanceSubject,
  Handbook,
  isGlobalControl,
  RenderedFindingType,
  RenderedGuidance,
} from 'aws-control-handbook';

/** Languages of guidance. */
export type GuidanceLanguage = 'en' | 'ja';

/** What the handbook says about controls, about finding types of other products, and about concrete findings. */
export interface HandbookService {
  /** The page of a control in any case of its id; undefined for an unknown one. */
  control(
    controlId: string,
    language: GuidanceLanguage,
  ): RenderedGuidance | undefined;
  /** The page with the values of one finding filled in. */
  guidance(
    controlId: string,
    subject: GuidanceSubject,
    language: GuidanceLanguage,
  ): RenderedGuidance | undefined;
  /** The page about findings of a product with these types, with the values of one finding filled in. */
  findingType(
    product: string,
    types: readonly string[],
    subject: GuidanceSubject,
    language: GuidanceLanguage,
  ): RenderedFindingType | undefined;
  hasPage(controlId: string | undefined): boolean;
  /** Whether the page warns of anything, whatever the resource. */
  hasHazards(controlId: string | undefined): boolean;
  /** Whether a hazard of the page matches the resource, or can only be judged by a person. */
  isCareful(controlId: string | undefined, subject: GuidanceSubject): boolean;
}

/** The handbook of the package `aws-control-handbook`. */
export class DefaultHandbookService implements HandbookService {
  static create(handbook: Handbook): DefaultHandbookService {
    return new DefaultHandbookService(handbook);
  }

  readonly #handbook: Handbook;
  readonly #hazards: Map<string, number>;

  private constructor(handbook: Handbook) {
    this.#handbook = handbook;
    this.#hazards = new Map(
      handbook
        .list()
        .filter(item => item.hasPage)
        .map(item => [item.facts.id, item.hazards]),
    );
  }

  control(controlId: string, language: GuidanceLanguage) {
    return this.#handbook.control(controlId, language);
  }

  guidance(
    controlId: string,
    subject: GuidanceSubject,
    language: GuidanceLanguage,
  ) {
    return this.#handbook.guidance(controlId, subject, language);
  }

  findingType(
    product: string,
    types: readonly string[],
    subject: GuidanceSubject,
    language: GuidanceLanguage,
  ) {
    return this.#handbook.findingType(product, types, subject, language);
  }

  hasPage(controlId: string | undefined): boolean {
    return controlId !== undefined && this.#hazards.has(controlId);
  }

  hasHazards(controlId: string | undefined): boolean {
    return controlId !== undefined && (this.#hazards.get(controlId) ?? 0) > 0;
  }

  isCareful(controlId: string | undefined, subject: GuidanceSubject): boolean {
    if (!controlId || !this.hasHazards(controlId)) {
      return false;
    }
    return this.#handbook
      .hazards(controlId, subject)
      .some(hazard => hazard.matched !== false);
  }
}

/** What the normaliser asks about control ids. */
export const handbookControls = {
  canonicalControlId,
  controlIdOfLegacyGenerator,
  isGlobalControl,
};
