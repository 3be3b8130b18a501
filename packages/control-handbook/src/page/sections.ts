import type { FixMethod } from './vocabulary';

/** A piece of a section in the order of the page: prose (Markdown without HTML) or a snippet. */
export type PageBlock =
  | { type: 'text'; text: string }
  | { type: 'code'; language: string; label?: string; code: string };

/** The headings of a page. They are English in every language, because the program knows sections by them. */
export const sectionIds = {
  why: '## Why it matters',
  changed: '## What changed',
  existing: '### Existing resource',
  terraform: '### Terraform',
  cloudformation: '### CloudFormation',
  cli: '### AWS CLI',
  console: '### Console',
  verify: '## Verify',
  rollback: '## Roll back',
} as const;

/** See `sectionIds`. */
export type SectionId = keyof typeof sectionIds;

/** The blocks of each section that is there. */
export type SectionsOf<Id extends string> = Partial<Record<Id, PageBlock[]>>;

/** The blocks of each section that a control's page has. */
export type PageSections = SectionsOf<SectionId>;

/** The headings that pages of one kind may have. */
export interface PageLayout<Id extends string> {
  headings: Readonly<Record<Id, string>>;
  /** A heading that groups others and holds nothing itself */
  group?: string;
}

/** The layout of a control's page. */
export const controlLayout: PageLayout<SectionId> = {
  headings: sectionIds,
  group: '## Fix',
};

/** The section that holds the fix of a method. */
export function sectionOfMethod(method: FixMethod): SectionId {
  return method;
}

/**
 * Splits the body of a page into its sections and blocks.
 *
 * @throws Error that names the line when a heading is unknown or repeated, text stands outside a section, or a fence is not closed.
 */
export function parseSections<Id extends string>(
  layout: PageLayout<Id>,
  body: string,
  firstLine = 1,
): SectionsOf<Id> {
  const idByHeading = new Map(
    (Object.entries(layout.headings) as [Id, string][]).map(([id, heading]) => [
      heading,
      id,
    ]),
  );
  const sections: SectionsOf<Id> = {};
  let current: PageBlock[] | undefined;
  let prose: string[] = [];
  let fence: { info: string; code: string[]; line: number } | undefined;

  const endProse = () => {
    const text = prose.join('\n').trim();
    if (text) {
      current?.push({ type: 'text', text });
    }
    prose = [];
  };

  for (const [index, line] of body.split(/\r?\n/).entries()) {
    const lineNumber = firstLine + index;
    if (fence) {
      if (line.trimEnd() === '```') {
        const [language = '', ...label] = fence.info.split(' ');
        current?.push({
          type: 'code',
          language,
          ...(label.length > 0 ? { label: label.join(' ') } : {}),
          code: fence.code.join('\n'),
        });
        fence = undefined;
      } else {
        fence.code.push(line);
      }
      continue;
    }
    if (line.startsWith('```') && current) {
      endProse();
      fence = { info: line.slice(3).trim(), code: [], line: lineNumber };
    } else if (/^#{1,6}\s/.test(line)) {
      endProse();
      const heading = line.trim();
      const id = idByHeading.get(heading);
      if (!id && heading !== layout.group) {
        throw new Error(`line ${lineNumber}: unknown heading "${heading}"`);
      }
      if (id && sections[id]) {
        throw new Error(`line ${lineNumber}: second heading "${heading}"`);
      }
      current = id ? (sections[id] = []) : undefined;
    } else if (current) {
      prose.push(line);
    } else if (line.trim()) {
      throw new Error(`line ${lineNumber}: text outside a section`);
    }
  }
  if (fence) {
    throw new Error(`line ${fence.line}: the code block is not closed`);
  }
  endProse();
  return sections;
}
