import { SelectorParts } from './types';

/** Where something stands: an index into the value of an annotation. */
export type Place = {
  annotation: string;
  value: string;
  position: number;
  /** The related entity whose annotation it is */
  relatedRef?: string;
};

/** A selector on its way: before Regions, environments, bounds, words and hash. */
export type Draft = {
  source: string;
  place: Place;
  origin?: 'annotation' | 'relation';
  parts?: Partial<SelectorParts>;
  not?: SelectorParts[];
  /** What is wrong with it */
  malformed?: string;
  /** As written, where it could not be read */
  written?: string;
};
