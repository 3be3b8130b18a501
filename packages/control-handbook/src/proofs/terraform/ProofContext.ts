import { Notes } from '../Notes';
import type { Declarations } from './Declarations';
import type { TerraformSchema } from './TerraformSchema';

/** What a check of a configuration needs on its way, and what it found so far. */
export class ProofContext extends Notes {
  static of(schema: TerraformSchema, declarations: Declarations) {
    return new ProofContext(schema, declarations);
  }

  readonly schema: TerraformSchema;
  readonly declarations: Declarations;

  private constructor(schema: TerraformSchema, declarations: Declarations) {
    super();
    this.schema = schema;
    this.declarations = declarations;
  }
}
