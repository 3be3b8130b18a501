import type { SchemaOrigin } from '../Proof';
import { terraformFileSchema, type BodySchema } from './schemaFile';

/** Where the schema comes from, and which version of the provider `hashicorp/aws` it describes. */
export interface TerraformOrigin extends SchemaOrigin {
  provider: string;
}

/** Read-only lookups over the resources and data sources that were distilled: those which the pages use. */
export class TerraformSchema {
  /**
   * Validates what a schema file holds.
   *
   * @throws when it does not fit: the file is generated, so that is a broken installation.
   */
  static create(json: unknown) {
    const { providerBlock, resources, dataSources, ...origin } =
      terraformFileSchema.parse(json);
    const types = new Map([
      ...Object.entries(resources),
      ...Object.entries(dataSources).map(
        ([type, body]) => [`data.${type}`, body] as const,
      ),
    ]);
    return new TerraformSchema(origin, providerBlock, types);
  }

  readonly origin: TerraformOrigin;
  /** The block `provider "aws"`. */
  readonly providerBlock: BodySchema;
  readonly #types: ReadonlyMap<string, BodySchema>;

  private constructor(
    origin: TerraformOrigin,
    providerBlock: BodySchema,
    types: ReadonlyMap<string, BodySchema>,
  ) {
    this.origin = origin;
    this.providerBlock = providerBlock;
    this.#types = types;
  }

  /** What a resource such as `aws_s3_bucket` or a data source such as `data.aws_vpc` has. */
  body(type: string): BodySchema | undefined {
    return this.#types.get(type);
  }

  /** Every name that `body` knows. */
  types(): readonly string[] {
    return [...this.#types.keys()];
  }
}
