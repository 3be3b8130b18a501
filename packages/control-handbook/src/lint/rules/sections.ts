import {
  findingTypeSectionIds,
  type FindingTypeSectionId,
} from '../../page/findingTypeSections';
import { sectionIds, type SectionId } from '../../page/sections';
import type { ParsedDataset } from '../../loader/parseDataset';
import type { LintMessage, LintRule } from '../LintRule';

const needed = {
  active: ['why', 'existing', 'verify', 'rollback'],
  retired: ['changed'],
} satisfies Record<string, SectionId[]>;

const neededAboutFindings: FindingTypeSectionId[] = [
  'meaning',
  'response',
  'call',
];

const codeMethods = ['terraform', 'cloudformation', 'cli'] as const;

function checkFindingTypes({ findingTypes }: ParsedDataset): LintMessage[] {
  return [...findingTypes.pages.values()].flatMap(
    ({ page: { sections }, sourcePath: file }) => [
      ...neededAboutFindings
        .filter(id => !sections[id])
        .map(id => ({
          file,
          message: `the section "${findingTypeSectionIds[id]}" is missing`,
        })),
      ...Object.entries(findingTypeSectionIds)
        .filter(([id]) => sections[id as FindingTypeSectionId]?.length === 0)
        .map(([, heading]) => ({
          file,
          message: `the section "${heading}" is empty`,
        })),
    ],
  );
}

/** No section is missing or empty; each method has a fix or says why there is none. */
export const sectionsRule: LintRule = {
  name: 'sections',
  check({ dataset }) {
    const messages = checkFindingTypes(dataset);
    for (const { page, sourcePath: file } of dataset.pages.values()) {
      const { frontMatter, sections } = page;
      const report = (message: string) => messages.push({ file, message });
      for (const id of needed[frontMatter.status]) {
        if (!sections[id]) {
          report(`the section "${sectionIds[id]}" is missing`);
        }
      }
      for (const [id, blocks] of Object.entries(sections)) {
        if (blocks?.length === 0) {
          report(`the section "${sectionIds[id as SectionId]}" is empty`);
        }
      }
      if (frontMatter.status === 'retired') {
        continue;
      }
      for (const method of codeMethods) {
        const blocks = sections[method];
        const reason = frontMatter.withoutFix?.[method];
        if (!blocks && !reason) {
          report(`no fix for ${method}, and withoutFix does not say why`);
        } else if (blocks && reason) {
          report(`withoutFix names ${method}, but there is a fix`);
        } else if (blocks && !blocks.some(block => block.type === 'code')) {
          report(`the fix for ${method} has no snippet`);
        }
      }
      if (codeMethods.every(method => !sections[method]) && !sections.console) {
        report('there is no fix at all');
      }
    }
    return messages;
  },
};
