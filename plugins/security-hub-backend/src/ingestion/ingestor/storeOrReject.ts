import { isRecordFault } from '../../database/recordFault';
import { IngestResult, ObservationBatch } from '../observation';
import { BatchStore, sumOf } from './BatchStore';

/**
 * Stores a batch. If something in it cannot be stored, halves it until that alone is left, which is rejected with the reason
 * `not-storable`: one record that nobody thought of must not hold up the others for ever.
 *
 * @throws what the database throws where the batch is not to blame
 */
export async function storeOrReject(
  store: BatchStore,
  batch: ObservationBatch,
): Promise<IngestResult> {
  try {
    const [result] = await store.ingestTogether([batch]);
    return result;
  } catch (error) {
    if (!isRecordFault(error)) {
      throw error;
    }
    const { observations } = batch;
    if (observations.length < 2) {
      return await store.reject(batch, 'not-storable');
    }
    const middle = observations.length >> 1;
    return sumOf([
      await storeOrReject(store, {
        ...batch,
        observations: observations.slice(0, middle),
      }),
      await storeOrReject(store, {
        ...batch,
        observations: observations.slice(middle),
      }),
    ]);
  }
}
