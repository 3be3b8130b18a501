import type { Proof } from '../Proof';

/** What is found on the way through a snippet. */
export class CommandNotes {
  static create() {
    return new CommandNotes();
  }

  readonly #problems = new Set<string>();
  readonly #reasons = new Set<string>();

  private constructor() {}

  /** Something is wrong. `where` begins with the command. */
  problem(where: string, text: string) {
    this.#problems.add(`${where}: ${text}`);
  }

  /** Something cannot be checked. */
  unproved(reason: string) {
    this.#reasons.add(reason);
  }

  /** The notes as the answer of a prover. */
  proof(): Proof {
    const unproved = [...this.#reasons].join('; ');
    return {
      problems: [...this.#problems],
      proved: unproved === '',
      ...(unproved ? { unproved } : {}),
    };
  }
}
