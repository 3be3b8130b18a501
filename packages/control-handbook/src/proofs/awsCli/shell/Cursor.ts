/** A place in a text that moves forward. */
export class Cursor {
  static create(code: string) {
    return new Cursor(code);
  }

  readonly code: string;
  at = 0;

  private constructor(code: string) {
    this.code = code;
  }

  /** The character at this place, `undefined` at the end. */
  get current(): string | undefined {
    return this.code[this.at];
  }

  /** Whether the text goes on like this. */
  sees(text: string): boolean {
    return this.code.startsWith(text, this.at);
  }

  /** Moves behind what a sticky pattern matches here, and gives that. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const [match = ''] = pattern.exec(this.code) ?? [];
    this.at += match.length;
    return match;
  }

  /** Gives what stands before the text, and moves behind it; to the end when it does not come. */
  takeUntil(text: string): string {
    const found = this.code.indexOf(text, this.at);
    const end = found < 0 ? this.code.length : found;
    const taken = this.code.slice(this.at, end);
    this.at = found < 0 ? end : end + text.length;
    return taken;
  }

  end() {
    this.at = this.code.length;
  }
}
