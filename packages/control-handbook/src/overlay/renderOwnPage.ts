import { fixMethods, type HandbookLanguage } from '../page/vocabulary';
import type { GuidanceSubject } from '../rendering/GuidanceSubject';
import type { RenderedFindingType } from '../rendering/RenderedFindingType';
import { renderFindingType } from '../rendering/renderFindingType';
import { renderMethods } from '../rendering/renderMethods';
import { renderSection } from '../rendering/renderSection';
import type { OwnPage } from './OwnPage';
import type { OwnPageSectionId } from './ownPageSections';

/**
 * Renders an organisation's own page for a finding, or for reading without one (`subject` is `{}`): values filled in, hazards matched. It is
 * in the language that it is written in, whatever `language` asks for.
 */
export function renderOwnPage(
  page: OwnPage,
  subject: GuidanceSubject,
  language: HandbookLanguage = 'en',
): RenderedFindingType {
  const { frontMatter, sections, file } = page;
  const { findings, language: written, reviewer } = frontMatter;
  const section = (id: OwnPageSectionId) =>
    renderSection(id, sections, undefined, subject, written);
  const hasFix = ['fix' as const, ...fixMethods].some(id => sections[id]);
  return {
    ...renderFindingType({
      page: {
        frontMatter: { ...frontMatter, product: findings.product },
        sections,
      },
      sourcePath: file,
      written,
      language,
      subject,
    }),
    own: { file, reviewer },
    ...(hasFix
      ? {
          fix: {
            existingResource: section('fix'),
            ...renderMethods(section, subject),
            missing: [],
          },
        }
      : {}),
    ...(sections.rollback ? { rollBack: section('rollback') } : {}),
  };
}
