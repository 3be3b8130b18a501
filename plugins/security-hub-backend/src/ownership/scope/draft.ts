import { SelectorParts } from './types';

/** A selector on its way: before Regions, bounds, words and hash. */
export type Draft = {
  source: string;
  origin?: 'annotation' | 'relation';
  parts?: Partial<SelectorParts>;
  not?: SelectorParts[];
  /** What is wrong with it */
  malformed?: string;
  /** As written, where it could not be read */
  written?: string;
};
