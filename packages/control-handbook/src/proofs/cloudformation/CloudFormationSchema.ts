import type { SchemaOrigin } from '../Proof';
import { cloudFormationFileSchema, type ResourceSchema } from './schemaFile';

/** Read-only lookups over the resource types that were distilled: those which the pages use. */
export class CloudFormationSchema {
  /**
   * Validates what a schema file holds.
   *
   * @throws when it does not fit: the file is generated, so that is a broken installation.
   */
  static create(json: unknown) {
    const { resources, ...origin } = cloudFormationFileSchema.parse(json);
    return new CloudFormationSchema(origin, new Map(Object.entries(resources)));
  }

  readonly origin: SchemaOrigin;
  readonly #resources: ReadonlyMap<string, ResourceSchema>;

  private constructor(
    origin: SchemaOrigin,
    resources: ReadonlyMap<string, ResourceSchema>,
  ) {
    this.origin = origin;
    this.#resources = resources;
  }

  /** What a resource has, by its type such as `AWS::S3::Bucket`. Case counts. */
  resource(type: string): ResourceSchema | undefined {
    return this.#resources.get(type);
  }

  /** Every resource type, in order. */
  types(): readonly string[] {
    return [...this.#resources.keys()];
  }
}
