import type { Proof } from '../Proof';
import type { Declarations } from './Declarations';
import type { TerraformSchema } from './TerraformSchema';

/** What a check of a snippet needs on its way, and what it found so far. */
export class ProofContext {
  static create(schema: TerraformSchema, declarations: Declarations) {
    return new ProofContext(schema, declarations);
  }

  readonly schema: TerraformSchema;
  readonly declarations: Declarations;
  readonly #problems = new Set<string>();
  readonly #reasons = new Set<string>();

  private constructor(schema: TerraformSchema, declarations: Declarations) {
    this.schema = schema;
    this.declarations = declarations;
  }

  /** @param path Where in the snippet, e.g. `aws_s3_bucket.logs.versioning`. */
  problem(path: string, text: string) {
    this.#problems.add(`${path}: ${text}`);
  }

  /** Something in the snippet cannot be checked. */
  unproved(reason: string) {
    this.#reasons.add(reason);
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
