import { KnownResource, placeOfArn } from './KnownResource';

/** All resources of the world at one time, with the tags that they have then. */
export class Inventory {
  /** In order of ARN, each once. */
  readonly resources: readonly KnownResource[];

  private constructor(resources: readonly KnownResource[]) {
    this.resources = resources;
  }

  /**
   * @param told - in order of ARN
   * @param passedOver - positions of those that are not there, or are among the others
   * @param others - in any order
   */
  static create(
    told: readonly KnownResource[],
    passedOver: ReadonlySet<number> = new Set(),
    others: readonly KnownResource[],
  ): Inventory {
    const rest = [...others].sort((left, right) =>
      left.arn < right.arn ? -1 : 1,
    );
    const resources: KnownResource[] = [];
    let next = 0;
    for (const [position, resource] of told.entries()) {
      if (!passedOver.has(position)) {
        while (next < rest.length && rest[next].arn < resource.arn) {
          resources.push(rest[next]);
          next += 1;
        }
        resources.push(resource);
      }
    }
    for (; next < rest.length; next += 1) {
      resources.push(rest[next]);
    }
    return new Inventory(resources);
  }

  /** Those with one of these ARNs, in order of ARN, each once; all without a list. */
  withArns(arns: readonly string[] | undefined): readonly KnownResource[] {
    if (!arns) {
      return this.resources;
    }
    return [...new Set(arns)].sort().flatMap(arn => {
      const resource = this.resources[placeOfArn(this.resources, arn)];
      return resource?.arn === arn ? [resource] : [];
    });
  }
}
