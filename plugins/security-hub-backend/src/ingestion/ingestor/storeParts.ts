import { isStoreUnavailable } from '../../database/faults';
import { IngestResult, Observation, ObservationBatch } from '../observation';
import { BatchStore } from './BatchStore';

/** What became of a batch that had to be taken apart. */
export type StoredParts = {
  results: IngestResult[];
  /** What cannot be stored even alone, while the database works */
  refused: Observation[];
  /** Why, of one of them */
  error?: unknown;
};

/**
 * Stores a batch. Where something in it cannot be stored, halves of it are tried until that alone is left: one record that nobody thought
 * of must not hold up the others for ever.
 *
 * @throws what the database throws where it is away, full or busy: then the batch is not to blame
 */
export async function storeParts(
  store: BatchStore,
  batch: ObservationBatch,
): Promise<StoredParts> {
  const { observations } = batch;
  try {
    return { results: await store.ingestTogether([batch]), refused: [] };
  } catch (error) {
    if (isStoreUnavailable(error)) {
      throw error;
    }
    if (observations.length < 2) {
      return { results: [], refused: observations, error };
    }
  }
  const middle = observations.length >> 1;
  const parts: StoredParts[] = [];
  for (const half of [
    observations.slice(0, middle),
    observations.slice(middle),
  ]) {
    parts.push(await storeParts(store, { ...batch, observations: half }));
  }
  return {
    results: parts.flatMap(({ results }) => results),
    refused: parts.flatMap(({ refused }) => refused),
    error: parts.map(part => part.error).find(error => error !== undefined),
  };
}
