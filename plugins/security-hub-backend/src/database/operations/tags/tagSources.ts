import { Knex } from 'knex';
import { TagSourceRow } from './rows';

/** How the reads of a source's tags fare. Times: our clock, ISO 8601. */
export type TagSourceState = {
  source: string;
  lastRunAt: string;
  /** Of the last run in which every account and Region that was asked has answered */
  lastSuccessAt?: string;
  /** Of the last run, if anything failed in it */
  lastError?: {
    /** `HubErrorKind`, or `store` */
    kind: string;
    /** For people: no ARN, no role */
    message: string;
    at: string;
  };
  /** Resources that the last run asked for, if it had to ask for any */
  asked: number;
  /** Those that the answer named */
  answered: number;
  /** Findings whose tags have changed by it */
  changed: number;
  /** Accounts and Regions that could not be read */
  failedPlaces: number;
  /** Resources of findings up to this key are queued */
  queuedUntil?: string;
  /** The resources of all findings are queued; later ones queue themselves */
  allQueued: boolean;
};

/** What is known of the reads of tags, by source; empty where none are read. */
export async function listTagSources(knex: Knex): Promise<TagSourceState[]> {
  const rows = await knex<TagSourceRow>('tag_sources').orderBy('source');
  return rows.map(row => ({
    source: row.source,
    lastRunAt: row.last_run_at,
    lastSuccessAt: row.last_success_at ?? undefined,
    lastError:
      row.last_error_kind !== null && row.last_error_at !== null
        ? {
            kind: row.last_error_kind,
            message: row.last_error_message ?? '',
            at: row.last_error_at,
          }
        : undefined,
    asked: row.asked,
    answered: row.answered,
    changed: row.changed,
    failedPlaces: row.failed_places,
    queuedUntil: row.queued_until ?? undefined,
    allQueued: Boolean(row.all_queued),
  }));
}

/** Takes the place of what was known of the source. */
export async function saveTagSource(
  knex: Knex,
  state: TagSourceState,
): Promise<void> {
  const { lastError } = state;
  const row: TagSourceRow = {
    source: state.source,
    last_run_at: state.lastRunAt,
    last_success_at: state.lastSuccessAt ?? null,
    last_error_kind: lastError?.kind ?? null,
    last_error_message: lastError?.message ?? null,
    last_error_at: lastError?.at ?? null,
    asked: state.asked,
    answered: state.answered,
    changed: state.changed,
    failed_places: state.failedPlaces,
    queued_until: state.queuedUntil ?? null,
    all_queued: state.allQueued,
  };
  await knex<TagSourceRow>('tag_sources')
    .insert(row)
    .onConflict('source')
    .merge();
}

/** Forgets a source. */
export async function deleteTagSource(
  knex: Knex,
  source: string,
): Promise<void> {
  await knex<TagSourceRow>('tag_sources').where({ source }).delete();
}
