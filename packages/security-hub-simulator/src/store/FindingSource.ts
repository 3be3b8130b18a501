import { AsffRecord } from './AsffRecord';

/** A resource of a source's findings. */
export type SourceResource = {
  /** Its `Id`, `Type`, `Region` and `Tags` in the `Resources` of findings. */
  id: string;
  type: string;
  region: string;
  tags?: Readonly<Record<string, string>>;
  /** Findings from this index up to, but not including, `end` are about it and about nothing else. */
  first: number;
  end: number;
};

/**
 * Findings that are made when somebody asks for them, so that a million of them
 * take little memory. Each is named by its index, and always comes out the same.
 */
export type FindingSource = {
  readonly size: number;
  accountOf(index: number): string;
  regionOf(index: number): string;
  finding(index: number): AsffRecord;
  /** The finding with an id. */
  indexOf(id: string): number | undefined;
  /**
   * How the values of a filter attribute are told without making the finding: as
   * `attributes` reads them from it, only that dates are milliseconds. Undefined
   * where the finding has to be made.
   */
  reader(
    attribute: string,
  ): ((index: number) => readonly unknown[]) | undefined;
  /** What its findings are about, in order of the findings; all findings, without making them. */
  resources(): Iterable<SourceResource>;
};
