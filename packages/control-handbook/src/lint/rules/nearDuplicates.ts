import type { LintMessage, LintRule } from '../LintRule';
import { textsOf, type PageText } from '../texts';

const shingleWords = 4;
const minimumShingles = 14;
const tooSimilar = 0.7;

function shinglesOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const shingles = new Set<string>();
  for (let index = 0; index + shingleWords <= words.length; index += 1) {
    shingles.add(words.slice(index, index + shingleWords).join(' '));
  }
  return shingles;
}

/**
 * Texts of two controls that share most of their words were copied: move them into a shared piece and include it. Compares sets of four
 * words through an index, so that the time grows with the text and not with its square.
 */
export const nearDuplicatesRule: LintRule = {
  name: 'near-duplicates',
  check(input) {
    const messages: LintMessage[] = [];
    const index = new Map<string, number[]>();
    const seen: { text: PageText; size: number }[] = [];
    for (const text of textsOf(input)) {
      const shingles = shinglesOf(text.text);
      if (shingles.size < minimumShingles || text.file.endsWith('.ja.md')) {
        continue;
      }
      const shared = new Map<number, number>();
      for (const shingle of shingles) {
        for (const other of index.get(shingle) ?? []) {
          shared.set(other, (shared.get(other) ?? 0) + 1);
        }
        const entry = index.get(shingle);
        if (entry) {
          entry.push(seen.length);
        } else {
          index.set(shingle, [seen.length]);
        }
      }
      for (const [other, common] of shared) {
        const before = seen[other];
        const all = shingles.size + (before?.size ?? 0) - common;
        if (
          before &&
          before.text.file !== text.file &&
          common / all >= tooSimilar
        ) {
          messages.push({
            file: text.file,
            message: `${text.place}: almost the same as ${before.text.place} of ${before.text.file}`,
          });
        }
      }
      seen.push({ text, size: shingles.size });
    }
    return messages;
  },
};
