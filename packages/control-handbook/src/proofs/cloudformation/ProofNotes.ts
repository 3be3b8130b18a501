import type { Proof } from '../Proof';

/** Something in a template that has to exist elsewhere in it. */
export interface Reference {
  kind: 'value' | 'attribute' | 'resource' | 'condition' | 'mapping';
  name: string;
  /** Of the resource, for `attribute`. */
  attribute?: string;
  /** Where it stands, for messages. */
  path: string;
}

/** What is found on the way through a template. */
export class ProofNotes {
  static create() {
    return new ProofNotes();
  }

  readonly problems: string[] = [];
  readonly references: Reference[] = [];
  readonly #reasons = new Set<string>();

  private constructor() {}

  problem(path: string, text: string) {
    this.problems.push(`${path}: ${text}`);
  }

  reference(reference: Reference) {
    this.references.push(reference);
  }

  /** Something in the template cannot be checked. */
  unproved(reason: string) {
    this.#reasons.add(reason);
  }

  add(other: ProofNotes) {
    this.problems.push(...other.problems);
    this.references.push(...other.references);
    for (const reason of other.#reasons) {
      this.#reasons.add(reason);
    }
  }

  /** The notes as the answer of a prover. */
  proof(): Proof {
    const unproved = [...this.#reasons].join('; ');
    return {
      problems: [...new Set(this.problems)],
      proved: unproved === '',
      ...(unproved ? { unproved } : {}),
    };
  }
}
