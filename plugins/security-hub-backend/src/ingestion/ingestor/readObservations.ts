import { RejectedRecord } from '../../database/operations/findings/saveRejections';
import { ControlDirectory } from '../asff/controlDirectory';
import { normaliseAsff } from '../asff/normaliseAsff';
import { Normalised } from '../asff/normalised';
import { Observation, ObservationBatch } from '../observation';
import { normaliseOcsf } from '../ocsf';
import { Seen } from './sightings';
import { readerText, SourceOfRecord } from './SourceOfRecord';

/** What reading observations needs to know. */
export type ReadingContext = {
  controls: ControlDirectory;
  readers: SourceOfRecord;
};

/** Observations as records, and those that cannot become one. */
export type ReadObservations = {
  seen: Seen[];
  rejected: RejectedRecord[];
  /** What AWS sends among findings and is none, by reason */
  noFindings: Record<string, number>;
};

/** Normalises the observations of a batch. Pure. */
export function readObservations(
  batch: ObservationBatch,
  number: number,
  context: ReadingContext,
): ReadObservations {
  const result: ReadObservations = {
    seen: [],
    rejected: [],
    noFindings: {},
  };
  const { source, onlyAccount } = batch;
  for (const observation of batch.observations) {
    const { document, observedAt } = observation;
    const normalised = normalise(observation, context);
    if (normalised.outcome === 'not-a-finding') {
      const name = `not-a-finding ${normalised.reason}`;
      result.noFindings[name] = (result.noFindings[name] ?? 0) + 1;
      continue;
    }
    if (normalised.outcome === 'rejected') {
      result.rejected.push({
        source,
        reason: normalised.reason,
        recordId: normalised.recordId,
        at: observedAt,
        document,
      });
      continue;
    }
    const { record } = normalised;
    const { account, region, id } = record.identity;
    if (onlyAccount !== undefined && account !== onlyAccount) {
      result.rejected.push({
        source,
        reason: 'other-account',
        recordId: id,
        at: observedAt,
        document,
      });
      continue;
    }
    const reader = readerText(observation.readFrom ?? batch.readFrom);
    const expected = context.readers.readerOf(source, account, region);
    result.seen.push({
      record,
      document,
      source,
      batch: number,
      reader,
      elsewhere: expected !== undefined && readerText(expected) !== reader,
      pushed: batch.channel === 'push',
    });
  }
  return result;
}

function normalise(
  { document, observedAt, format }: Observation,
  { controls }: ReadingContext,
): Normalised {
  const context = { observedAt, controls };
  return format === 'ocsf'
    ? normaliseOcsf(document, context)
    : normaliseAsff(document, context);
}
