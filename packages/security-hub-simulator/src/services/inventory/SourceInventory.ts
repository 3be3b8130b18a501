import { FindingSource } from '../../store/FindingSource';
import { KnownResource, knownResource, placeOfArn } from './KnownResource';

/** A resource with the findings that are about it: from `first` up to, but not including, `end`. */
type Run = { resource: KnownResource; first: number; end: number };

/**
 * The resources that a source's findings show as long as nobody changes a
 * finding: made once, without making findings. They are named by their position
 * in the order of their ARNs; one whose ARN is there twice has two positions.
 */
export class SourceInventory {
  readonly resources: readonly KnownResource[];
  /** Positions of resources whose ARN is there more than once. */
  readonly repeated: readonly number[];
  /** By position. */
  private readonly firsts: Uint32Array;
  private readonly ends: Uint32Array;
  /** Positions in the order of findings. */
  private readonly inOrder: Uint32Array;

  private constructor(runs: readonly Run[]) {
    const places = Uint32Array.from(runs.keys()).sort((left, right) =>
      runs[left].resource.arn < runs[right].resource.arn ? -1 : 1,
    );
    this.resources = Array.from(places, place => runs[place].resource);
    this.firsts = places.map(place => runs[place].first);
    this.ends = places.map(place => runs[place].end);
    this.inOrder = new Uint32Array(runs.length);
    for (const [position, place] of places.entries()) {
      this.inOrder[place] = position;
    }
    const arnAt = (position: number) => this.resources[position]?.arn;
    this.repeated = [...places.keys()].filter(
      position =>
        arnAt(position - 1) === arnAt(position) ||
        arnAt(position + 1) === arnAt(position),
    );
  }

  static create(source: FindingSource): SourceInventory {
    const runs: Run[] = [];
    for (const { id, first, end, ...seen } of source.resources()) {
      if (id.startsWith('arn:')) {
        const account = source.accountOf(first);
        const resource = knownResource(id, { ...seen, account });
        runs.push({ resource, first, end });
      }
    }
    return new SourceInventory(runs);
  }

  /** Positions of an ARN, none where the source does not know it. */
  withArn(arn: string): number[] {
    const positions: number[] = [];
    let position = placeOfArn(this.resources, arn);
    while (this.resources[position]?.arn === arn) {
      positions.push(position);
      position += 1;
    }
    return positions;
  }

  /** Indexes of the findings of the resource at a position. */
  *findingsAt(position: number): Generator<number> {
    for (
      let index = this.firsts[position];
      index < this.ends[position];
      index += 1
    ) {
      yield index;
    }
  }

  /** The ARN of the resource that a finding is about, undefined where it has none. */
  arnOfFinding(index: number): string | undefined {
    let low = 0;
    let high = this.inOrder.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.ends[this.inOrder[middle]] <= index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const position = this.inOrder[low];
    return position !== undefined && this.firsts[position] <= index
      ? this.resources[position].arn
      : undefined;
  }
}
