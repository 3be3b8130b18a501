import {
  FullReadProgress,
  SyncKind,
  syncKinds,
  SyncRole,
  SyncedService,
  SyncState,
  SyncStateChange,
} from './SyncState';

/** Row of `sync_state`. */
export type SyncStateRow = {
  source: string;
  partition: string;
  account: string;
  region: string;
  role: SyncRole;
  state: SyncState['state'];
  as_of: string | null;
  last_full_read_at: string | null;
  last_error_kind: string | null;
  last_error_message: string | null;
  last_error_at: string | null;
  records_read: number;
  records_stored: number;
  records_rejected: number;
  watermark: string | null;
  progress: string | null;
  member_status: string | null;
  members_read_at: string | null;
  service: SyncedService;
  read_through: SyncState['readThrough'] | null;
  refused_at: string | null;
  skipped: string | null;
  full_read_wanted_at: string | null;
  regions: string | null;
} & Record<`last_${SyncKind}_at`, string | null>;

function parsed<T>(text: string | null): T | undefined {
  return text === null ? undefined : (JSON.parse(text) as T);
}

function runsOf(row: SyncStateRow): SyncState['lastRuns'] {
  const runs = syncKinds.flatMap(kind => {
    const at = row[`last_${kind}_at`];
    return at === null ? [] : [[kind, at] as const];
  });
  return runs.length > 0 ? Object.fromEntries(runs) : undefined;
}

/** A row as the state that it holds. */
export function toSyncState(row: SyncStateRow): SyncState {
  return {
    source: row.source,
    partition: row.partition,
    account: row.account,
    region: row.region,
    role: row.role,
    state: row.state,
    asOf: row.as_of ?? undefined,
    lastFullReadAt: row.last_full_read_at ?? undefined,
    lastError:
      row.last_error_kind === null
        ? undefined
        : {
            kind: row.last_error_kind,
            message: row.last_error_message ?? '',
            at: row.last_error_at ?? '',
          },
    counts: {
      read: row.records_read,
      stored: row.records_stored,
      rejected: row.records_rejected,
    },
    watermark: row.watermark ?? undefined,
    progress: parsed<FullReadProgress>(row.progress),
    memberStatus: row.member_status ?? undefined,
    membersReadAt: row.members_read_at ?? undefined,
    // Absent stands for cspm
    service: row.service === 'cspm' ? undefined : row.service,
    readThrough: row.read_through ?? undefined,
    refusedAt: row.refused_at ?? undefined,
    skipped: parsed(row.skipped),
    fullReadWantedAt: row.full_read_wanted_at ?? undefined,
    regions: parsed(row.regions),
    lastRuns: runsOf(row),
  };
}

/** The columns that a change sets. */
export function toColumns(change: SyncStateChange): Partial<SyncStateRow> {
  const { state, asOf, lastFullReadAt, lastError, counts, watermark } = change;
  const { progress, skipped, readThrough, refusedAt, regions } = change;
  const { fullReadWantedAt: wanted } = change;
  const error = lastError === 'none' ? undefined : lastError;
  return {
    ...(state && { state }),
    ...(asOf && { as_of: asOf }),
    ...(lastFullReadAt && { last_full_read_at: lastFullReadAt }),
    ...(lastError && {
      last_error_kind: error?.kind ?? null,
      last_error_message: error?.message ?? null,
      last_error_at: error?.at ?? null,
    }),
    ...(counts && {
      records_read: counts.read,
      records_stored: counts.stored,
      records_rejected: counts.rejected,
    }),
    ...(watermark && { watermark }),
    ...(progress && {
      progress: progress === 'none' ? null : JSON.stringify(progress),
    }),
    ...(skipped && { skipped: JSON.stringify(skipped) }),
    ...(readThrough && { read_through: readThrough }),
    ...(refusedAt && { refused_at: refusedAt === 'none' ? null : refusedAt }),
    ...(wanted && { full_read_wanted_at: wanted === 'none' ? null : wanted }),
    ...(regions && { regions: JSON.stringify(regions) }),
    ...Object.fromEntries(
      Object.entries(change.lastRuns ?? {}).map(([kind, at]) => [
        `last_${kind}_at`,
        at,
      ]),
    ),
  };
}
