import type { Proof } from './Proof';

/** What a prover finds on its way through a snippet. */
export class Notes {
  static create(): Notes {
    return new Notes();
  }

  readonly #problems = new Set<string>();
  readonly #reasons = new Set<string>();

  protected constructor() {}

  /** @param where Place in the snippet, e.g. `aws_s3_bucket.logs.versioning`, or a command with its option. */
  problem(where: string, text: string) {
    this.#problems.add(`${where}: ${text}`);
  }

  /** Problems that name their place already. */
  take(problems: readonly string[]) {
    for (const problem of problems) {
      this.#problems.add(problem);
    }
  }

  /** Something in the snippet cannot be checked. */
  unproved(reason: string) {
    this.#reasons.add(reason);
  }

  /** Takes over what another way through the snippet has found. */
  add(other: Notes) {
    for (const problem of other.#problems) {
      this.#problems.add(problem);
    }
    for (const reason of other.#reasons) {
      this.#reasons.add(reason);
    }
  }

  /** Number of problems. */
  get size(): number {
    return this.#problems.size;
  }

  /** Everything found, as the answer of a prover. */
  proof(): Proof {
    const unproved = [...this.#reasons].join('; ');
    return {
      problems: [...this.#problems],
      proved: unproved === '',
      ...(unproved ? { unproved } : {}),
    };
  }
}
