import type { PageTranslation } from '../page/ControlPage';
import type { Hazard, SourceLink, TypicalException } from '../page/frontMatter';
import {
  resourceTypesOfKind,
  type FindingTypeSectionId,
  type FindingTypeSections,
} from '../page/findingTypeSections';
import {
  resourceKinds,
  type FindingTypeResponder,
  type HandbookLanguage,
  type ResourceKind,
} from '../page/vocabulary';
import type { GuidanceSubject } from './GuidanceSubject';
import { sameResourceType } from './matchConditions';
import type { RenderedFindingType } from './RenderedFindingType';
import { renderExceptions } from './renderExceptions';
import { renderHazards } from './renderHazards';
import { renderSection } from './renderSection';
import { languagesOf, translationState } from './translationState';

/** A page in that layout, whoever wrote it. */
export interface PageAboutFindings {
  frontMatter: {
    id: string;
    /** The portal's key of it */
    product: string;
    title: string;
    responder: FindingTypeResponder;
    /** `YYYY-MM-DD` */
    reviewed: string;
    hazards?: Hazard[];
    exceptions?: TypicalException[];
    references?: SourceLink[];
  };
  sections: FindingTypeSections;
}

/** What a page about finding types is rendered from. */
export interface RenderFindingTypeInput {
  page: PageAboutFindings;
  sourcePath: string;
  /** The language that the page itself is written in; default English. */
  written?: HandbookLanguage;
  translation?: PageTranslation<FindingTypeSections>;
  language: HandbookLanguage;
  subject: GuidanceSubject;
}

function kindOf(
  { resource }: GuidanceSubject,
  kinds: readonly ResourceKind[],
): ResourceKind | undefined {
  const { type } = resource ?? {};
  return type === undefined
    ? undefined
    : kinds.find(kind =>
        resourceTypesOfKind[kind].some(known => sameResourceType(known, type)),
      );
}

/** Renders a page about finding types for a finding: values filled in, hazards matched, missing translations in English. */
export function renderFindingType(
  input: RenderFindingTypeInput,
): RenderedFindingType {
  const { page, subject, written = 'en' } = input;
  const { frontMatter } = page;
  const translation = input.language === 'en' ? undefined : input.translation;
  const title = translation?.frontMatter.title;
  const section = (id: FindingTypeSectionId, of = subject) =>
    renderSection(id, page.sections, translation?.sections, of, written);

  const kinds = resourceKinds.filter(kind => page.sections[kind]);
  const kind = kindOf(subject, kinds);
  const byResource = (kind ? [kind] : kinds).map(each => ({
    kind: each,
    // A command for one kind of resource must not get the name of another.
    blocks: section(each, kind ? subject : { ...subject, resource: undefined }),
  }));
  const hazards = renderHazards(
    frontMatter.hazards ?? [],
    translation?.frontMatter.hazards,
    subject,
    written,
  );
  const exceptions = renderExceptions(
    frontMatter.responder === 'owner' ? frontMatter.exceptions ?? [] : [],
    translation?.frontMatter.exceptions,
    subject,
    written,
  );
  const rendered = {
    product: frontMatter.product,
    id: frontMatter.id,
    title: title ?? frontMatter.title,
    titleLanguage: title === undefined ? written : 'ja',
    responder: frontMatter.responder,
    sourcePath: input.sourcePath,
    reviewed: frontMatter.reviewed,
    hazards,
    meaning: section('meaning'),
    firstResponse: section('response'),
    ...(kinds.length > 0 ? { resourceKnown: kind !== undefined } : {}),
    byResource,
    whoToCall: section('call'),
    verify: section('verify'),
    exceptions,
    references: frontMatter.references ?? [],
  } satisfies Omit<RenderedFindingType, 'translation'>;
  const used: HandbookLanguage[] = [
    rendered.titleLanguage,
    ...languagesOf([
      ...rendered.meaning,
      ...rendered.firstResponse,
      ...byResource.flatMap(({ blocks }) => blocks),
      ...rendered.whoToCall,
      ...rendered.verify,
    ]),
    ...hazards.map(hazard => hazard.happens.language),
    ...exceptions.map(exception => exception.language),
  ];
  return { ...rendered, translation: translationState(input.language, used) };
}
