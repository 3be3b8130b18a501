import type { RawPage } from '../page/readFrontMatter';
import { overlayBounds } from './overlayBounds';

/** What is wrong with a text that is too long: nothing else is looked for in it. Blank lines count. */
export function tooLong({ body }: Pick<RawPage, 'body'>): string[] {
  return body.length > overlayBounds.text
    ? [`the text has more than ${overlayBounds.text} characters`]
    : [];
}
