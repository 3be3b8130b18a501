import { fitsParts } from '../rendering/matchConditions';

/** Texts to hold patterns against: in lower case, each of them once. */
export function comparableTexts(texts: readonly string[]): string[] {
  return [...new Set(texts.map(text => text.toLowerCase()))];
}

/** Patterns over whole texts, made ready once for many: `*` stands for any characters, case does not count. Immutable. */
export class TextPatterns {
  static create(patterns: readonly string[]): TextPatterns {
    return new TextPatterns(patterns);
  }

  /** The most specific first */
  readonly #patterns: readonly { parts: string[]; literal: number }[];

  private constructor(patterns: readonly string[]) {
    this.#patterns = patterns
      .map(pattern => ({
        parts: pattern.toLowerCase().split('*'),
        // How much of it is text: the more, the more specific it is
        literal: pattern.replaceAll('*', '').length,
      }))
      .sort((a, b) => b.literal - a.literal);
  }

  /**
   * How much text the most specific pattern has that fits one of the texts; undefined where none does.
   *
   * @param texts - as `comparableTexts` gives them
   */
  specificity(texts: readonly string[]): number | undefined {
    return this.#patterns.find(({ parts }) =>
      texts.some(text => fitsParts(parts, text)),
    )?.literal;
  }
}
