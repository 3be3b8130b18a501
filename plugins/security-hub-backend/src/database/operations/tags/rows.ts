/** Row of `resource_tags`. Booleans come back as 0 and 1 from SQLite. */
export type ResourceTagsRow = {
  resource_hash: string;
  account: string;
  resource_id: string;
  region: string;
  source: string;
  settled: boolean;
  asked_at: string;
  tags: string | null;
  read_at: string | null;
};

/** Row of `tag_sources`. */
export type TagSourceRow = {
  source: string;
  last_run_at: string;
  last_success_at: string | null;
  last_error_kind: string | null;
  last_error_message: string | null;
  last_error_at: string | null;
  asked: number;
  answered: number;
  changed: number;
  failed_places: number;
  queued_until: string | null;
  all_queued: boolean;
};
