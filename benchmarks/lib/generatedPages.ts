import {
  demoAdministrator,
  generateOrganisation,
  SimulatedOrganisation,
} from 'security-hub-simulator';
import { ObservationBatch } from '../../plugins/security-hub-backend/src/ingestion/observation';

const PAGE = 100;

/** Findings of the simulator's generator as pages, made when they are asked for: never all of them in memory. */
export class GeneratedPages {
  static create(findings: number, accounts: number): GeneratedPages {
    return new GeneratedPages(
      // More than 30,000 or further accounts: made on demand
      generateOrganisation({ findings, accounts, now: new Date() }),
    );
  }

  readonly #organisation: SimulatedOrganisation;
  readonly #size: number;

  private constructor(organisation: SimulatedOrganisation) {
    this.#organisation = organisation;
    this.#size = organisation.findings.length + (organisation.bulk?.size ?? 0);
  }

  get size(): number {
    return this.#size;
  }

  /**
   * Slices of pages. Each page comes from a reader of its own in turn, as if that many accounts were read at once.
   *
   * @param slice - pages in a slice
   */
  *slices(options: {
    observedAt: string;
    slice: number;
    readers: number;
  }): Generator<ObservationBatch[]> {
    const { observedAt, slice, readers } = options;
    let batches: ObservationBatch[] = [];
    for (let start = 0; start < this.#size; start += PAGE) {
      const end = Math.min(this.#size, start + PAGE);
      const observations = [];
      for (let index = start; index < end; index += 1) {
        observations.push({ document: this.#finding(index), observedAt });
      }
      const reader = (start / PAGE) % readers;
      batches.push({
        source: 'main',
        readFrom: {
          account: demoAdministrator,
          region: readers === 1 ? 'ap-northeast-1' : `region-${reader}`,
        },
        observations,
      });
      if (batches.length >= slice) {
        yield batches;
        batches = [];
      }
    }
    if (batches.length > 0) {
      yield batches;
    }
  }

  #finding(index: number): unknown {
    const { findings, bulk } = this.#organisation;
    return index < findings.length
      ? findings[index]
      : bulk?.finding(index - findings.length);
  }
}
