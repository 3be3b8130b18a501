/**
 * Current tags of one resource: a set of tags (empty: there were some, all are
 * removed), or `unknown` where neither AWS Config nor the Tagging API has heard
 * of it.
 */
export type CurrentTags = Readonly<Record<string, string>> | 'unknown';

/**
 * Tags that were changed since the findings were made. A resource that is not
 * named here has the tags that its newest finding shows.
 */
export class ResourceTags {
  private readonly changed = new Map<string, CurrentTags>();
  private changes = 0;

  private constructor() {}

  static create(): ResourceTags {
    return new ResourceTags();
  }

  /** Goes up with every change. */
  revision(): number {
    return this.changes;
  }

  get(arn: string): CurrentTags | undefined {
    return this.changed.get(arn);
  }

  /** All resources whose tags were changed. */
  entries(): IterableIterator<[string, CurrentTags]> {
    return this.changed.entries();
  }

  set(arn: string, tags: CurrentTags): void {
    this.changes += 1;
    this.changed.set(arn, tags);
  }

  /** The resource has the tags of its newest finding again. */
  reset(arn: string): void {
    this.changes += 1;
    this.changed.delete(arn);
  }

  clear(): void {
    this.changes += 1;
    this.changed.clear();
  }
}
