import type { ControlPage, PageTranslation } from '../page/ControlPage';
import type { SectionId } from '../page/sections';
import type {
  FixMethod,
  HandbookLanguage,
  MissingFixReason,
} from '../page/vocabulary';
import type { GuidanceSubject } from './GuidanceSubject';
import type { RenderedPage } from './RenderedGuidance';
import { renderExceptions } from './renderExceptions';
import { renderHazards } from './renderHazards';
import { renderMethods } from './renderMethods';
import { renderSection } from './renderSection';
import { renderText } from './renderText';
import { languagesOf, translationState } from './translationState';

/** What a page is rendered from. */
export interface RenderPageInput {
  page: ControlPage;
  sourcePath: string;
  translation?: PageTranslation;
  language: HandbookLanguage;
  subject: GuidanceSubject;
}

/** Renders a page for a finding: values filled in, hazards matched, missing translations in English. */
export function renderPage(input: RenderPageInput): RenderedPage {
  const { page, subject } = input;
  const { frontMatter } = page;
  const translation = input.language === 'en' ? undefined : input.translation;
  const section = (id: SectionId) =>
    renderSection(id, page.sections, translation?.sections, subject);
  const active = frontMatter.status === 'active' ? frontMatter : undefined;
  const cost = translation?.frontMatter.cost;

  const fix = renderMethods(section, subject);
  const missing = (
    Object.entries(active?.withoutFix ?? {}) as [FixMethod, MissingFixReason][]
  ).map(([method, reason]) => ({ method, reason }));
  const hazards = renderHazards(
    frontMatter.hazards ?? [],
    translation?.frontMatter.hazards,
    subject,
  );
  const exceptions = renderExceptions(
    frontMatter.exceptions ?? [],
    translation?.frontMatter.exceptions,
    subject,
  );
  const rendered: Omit<RenderedPage, 'translation'> = {
    sourcePath: input.sourcePath,
    reviewed: frontMatter.reviewed,
    ...(frontMatter.status === 'retired'
      ? { retired: frontMatter.retired }
      : {}),
    whatChanged: section('changed'),
    whyItMatters: section('why'),
    hazards,
    exceptions,
    ...(active
      ? {
          effort: active.effort,
          downtime: active.downtime,
          cost: {
            level: active.cost.level,
            note: renderText(
              cost ?? active.cost.note,
              cost === undefined ? 'en' : 'ja',
              subject,
            ),
          },
        }
      : {}),
    fix: {
      existingResource: section('existing'),
      ...fix,
      missing,
    },
    verify: section('verify'),
    rollBack: section('rollback'),
    guardrails: frontMatter.guardrails ?? [],
    references: frontMatter.references ?? [],
  };
  const blocks = [
    ...rendered.whatChanged,
    ...rendered.whyItMatters,
    ...rendered.fix.existingResource,
    ...fix.methods.flatMap(method => method.blocks),
    ...rendered.verify,
    ...rendered.rollBack,
  ];
  const used = [
    ...languagesOf(blocks),
    ...hazards.map(hazard => hazard.happens.language),
    ...exceptions.map(exception => exception.language),
    ...(rendered.cost ? [rendered.cost.note.language] : []),
  ];
  return { ...rendered, translation: translationState(input.language, used) };
}
