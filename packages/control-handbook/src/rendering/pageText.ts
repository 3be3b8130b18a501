import type { Hazard } from '../page/frontMatter';
import type { PageBlock } from '../page/sections';

/** What a text is made from: any page's warnings and sections. */
export interface PageTextInput {
  hazards?: readonly Hazard[];
  sections: Partial<Record<string, PageBlock[]>>;
}

/** Markdown without its marks; a placeholder stands for a value that only a finding has. Linear in time, whatever the text. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\{\{[^{}]*\}\}/g, '…')
    .replace(/\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replace(/[`*]/g, '')
    .replace(/(?<!\w)_([^_]+)_(?!\w)/g, '$1')
    .replace(/^[ \t]*(?:[-#>]|\d+\.)\s+/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a page says as plain English text, to search in: warnings first, then its sections; snippets are left out. */
export function pageText({ hazards = [], sections }: PageTextInput): string {
  return [
    ...hazards.flatMap(({ title, happens, instead }) => [
      title,
      happens,
      instead,
    ]),
    ...Object.values(sections).flatMap(blocks =>
      (blocks ?? []).flatMap(block =>
        block.type === 'text' ? block.text : [],
      ),
    ),
  ]
    .map(plainText)
    .filter(text => text !== '')
    .join('\n');
}
