import type { ControlPage, PageTranslation } from '../page/ControlPage';
import type { PageBlock, PageSections, SectionId } from '../page/sections';
import {
  fixMethods,
  type FixMethod,
  type HandbookLanguage,
  type MissingFixReason,
} from '../page/vocabulary';
import { fillPlaceholders } from './fillPlaceholders';
import type { GuidanceSubject } from './GuidanceSubject';
import type {
  RenderedBlock,
  RenderedFix,
  RenderedPage,
} from './RenderedGuidance';
import { preferredMethod } from './preferredMethod';
import { renderExceptions } from './renderExceptions';
import { renderHazards } from './renderHazards';
import { renderText } from './renderText';

/** What a page is rendered from. */
export interface RenderPageInput {
  page: ControlPage;
  sourcePath: string;
  translation?: PageTranslation;
  language: HandbookLanguage;
  subject: GuidanceSubject;
}

function renderBlock(
  block: PageBlock,
  language: HandbookLanguage,
  subject: GuidanceSubject,
): RenderedBlock {
  if (block.type === 'text') {
    return renderText(block.text, language, subject);
  }
  const { text, inserted, unresolved } = fillPlaceholders(
    block.language,
    block.code,
    subject,
  );
  return {
    type: 'code',
    language: block.language,
    ...(block.label === undefined ? {} : { label: block.label }),
    code: text,
    inserted,
    unresolved,
  };
}

/**
 * A translated section replaces the prose of the original. Where it brings no snippets of its own, the original's follow its text, so
 * that a snippet is written once.
 */
function renderSection(
  id: SectionId,
  original: PageSections,
  translated: PageSections | undefined,
  subject: GuidanceSubject,
): RenderedBlock[] {
  const english = original[id] ?? [];
  const own = translated?.[id];
  if (!own || own.length === 0) {
    return english.map(block => renderBlock(block, 'en', subject));
  }
  const code = own.some(block => block.type === 'code')
    ? []
    : english.filter(block => block.type === 'code');
  return [...own, ...code].map(block => renderBlock(block, 'ja', subject));
}

function translationState(
  input: RenderPageInput,
  languages: readonly string[],
): RenderedPage['translation'] {
  if (input.language === 'en') {
    return 'original';
  }
  if (!languages.includes(input.language)) {
    return 'missing';
  }
  return languages.includes('en') ? 'partial' : 'complete';
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

  const methods: RenderedFix[] = fixMethods
    .map(method => ({ method, blocks: section(method) }))
    .filter(({ blocks }) => blocks.length > 0);
  const preferred = preferredMethod(subject.resource?.tags);
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
      methods,
      ...(preferred && methods.some(({ method }) => method === preferred)
        ? { preferredMethod: preferred }
        : {}),
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
    ...methods.flatMap(method => method.blocks),
    ...rendered.verify,
    ...rendered.rollBack,
  ];
  const used = [
    ...blocks.flatMap(block => (block.type === 'text' ? [block.language] : [])),
    ...hazards.map(hazard => hazard.happens.language),
    ...exceptions.map(exception => exception.language),
    ...(rendered.cost ? [rendered.cost.note.language] : []),
  ];
  return { ...rendered, translation: translationState(input, used) };
}
