import { Knex } from 'knex';
import { columnText, longText } from '../../text';

/** A file of the overlay as it was last good, and what is wrong with it now. Times are ISO 8601. */
export type OverlayFile = {
  path: string;
  /** Absent: it never was good */
  content?: string;
  /** Commit of the content */
  revision?: string;
  goodAt?: string;
  /** Why the newest content is not used; empty: it is */
  problems: string[];
  failedAt?: string;
};

/** The place of the overlay, as it was last read. */
export type OverlayPlace = {
  place: string;
  /** Changes with every change of files or problems */
  generation: number;
  revision?: string;
  etag?: string;
  /** Last success */
  readAt?: string;
  /** Why the last attempt failed; absent: it did not */
  error?: string;
  failedAt?: string;
};

/** A file as it was just read. */
export type ReadOverlayFile = { path: string } & (
  | { content: string; problems?: undefined }
  | { content?: undefined; problems: string[] }
);

type FileRow = {
  path: string;
  content: string | null;
  revision: string | null;
  good_at: string | null;
  problems: string | null;
  failed_at: string | null;
};

type PlaceRow = {
  id: number;
  place: string;
  generation: number;
  revision: string | null;
  etag: string | null;
  read_at: string | null;
  error: string | null;
  failed_at: string | null;
};

const PLACE = 1;

/** Characters that are kept of why a place could not be read. */
const MAXIMUM_MESSAGE = 2_000;

function textOrNone(value: string | null): string | undefined {
  return value ?? undefined;
}

/** The place that was last read; undefined before the first time. */
export async function loadOverlayPlace(
  knex: Knex,
): Promise<OverlayPlace | undefined> {
  const row = await knex<PlaceRow>('handbook_overlay')
    .where({ id: PLACE })
    .first();
  return (
    row && {
      place: row.place,
      generation: row.generation,
      revision: textOrNone(row.revision),
      etag: textOrNone(row.etag),
      readAt: textOrNone(row.read_at),
      error: textOrNone(row.error),
      failedAt: textOrNone(row.failed_at),
    }
  );
}

/** All files, by path. */
export async function loadOverlayFiles(knex: Knex): Promise<OverlayFile[]> {
  const rows = await knex<FileRow>('handbook_files').orderBy('path');
  return rows.map(row => ({
    path: row.path,
    content: textOrNone(row.content),
    revision: textOrNone(row.revision),
    goodAt: textOrNone(row.good_at),
    problems: row.problems === null ? [] : JSON.parse(row.problems),
    failedAt: textOrNone(row.failed_at),
  }));
}

async function savePlace(
  transaction: Knex.Transaction,
  place: Omit<PlaceRow, 'id' | 'generation'>,
  changed: boolean,
): Promise<void> {
  const { generation = 0 } =
    (await transaction<PlaceRow>('handbook_overlay')
      .where({ id: PLACE })
      .first()) ?? {};
  await transaction<PlaceRow>('handbook_overlay')
    .insert({
      id: PLACE,
      ...place,
      generation: generation + Number(changed),
    })
    .onConflict('id')
    .merge();
}

/**
 * Takes over what was read of a place. A file that is broken now keeps its last good content; one that is gone is gone. Another place than
 * the last one begins anew.
 *
 * @returns whether anything differs
 */
export async function saveOverlay(
  knex: Knex,
  read: {
    place: string;
    files: readonly ReadOverlayFile[];
    revision?: string;
    etag?: string;
    at: string;
  },
): Promise<boolean> {
  return await knex.transaction(async transaction => {
    const before = await loadOverlayPlace(transaction);
    const moved = before !== undefined && before.place !== read.place;
    if (moved) {
      await transaction('handbook_files').delete();
    }
    const known = new Map(
      (await loadOverlayFiles(transaction)).map(file => [file.path, file]),
    );
    let changed = moved || before === undefined;
    for (const { path: wholePath, content, problems = [] } of read.files) {
      const path = columnText(wholePath, 512);
      const old = known.get(path);
      known.delete(path);
      const text = content === undefined ? old?.content : longText(content);
      const same =
        old !== undefined &&
        old.content === text &&
        JSON.stringify(old.problems) === JSON.stringify(problems);
      if (same) {
        continue;
      }
      changed = true;
      const good = content !== undefined;
      await transaction<FileRow>('handbook_files')
        .insert({
          path,
          content: text ?? null,
          revision: (good ? read.revision : old?.revision) ?? null,
          good_at: (good ? read.at : old?.goodAt) ?? null,
          problems: good ? null : longText(JSON.stringify(problems)),
          failed_at: good ? null : read.at,
        })
        .onConflict('path')
        .merge();
    }
    changed ||= known.size > 0;
    for (const path of known.keys()) {
      await transaction<FileRow>('handbook_files').where({ path }).delete();
    }
    await savePlace(
      transaction,
      {
        place: read.place,
        revision: read.revision ?? null,
        etag: read.etag ?? null,
        read_at: read.at,
        error: null,
        failed_at: null,
      },
      changed,
    );
    return changed;
  });
}

/** Keeps why a place could not be read; its files stay as they are. Of another place than the last one nothing stays. */
export async function saveOverlayFailure(
  knex: Knex,
  failure: { place: string; error: string; at: string },
): Promise<void> {
  const { place, error, at } = failure;
  await knex.transaction(async transaction => {
    const before = await loadOverlayPlace(transaction);
    const moved = before !== undefined && before.place !== place;
    if (moved) {
      await transaction('handbook_files').delete();
    }
    const kept = moved ? undefined : before;
    await savePlace(
      transaction,
      {
        place,
        revision: kept?.revision ?? null,
        etag: kept?.etag ?? null,
        read_at: kept?.readAt ?? null,
        error: columnText(error, MAXIMUM_MESSAGE),
        failed_at: at,
      },
      moved || before === undefined,
    );
  });
}

/** Keeps that a place was read and nothing in it has changed, so that a former failure is over. */
export async function saveOverlayUnchanged(
  knex: Knex,
  { place, at }: { place: string; at: string },
): Promise<void> {
  await knex<PlaceRow>('handbook_overlay')
    .where({ id: PLACE, place })
    .update({ read_at: at, error: null, failed_at: null });
}

/** Forgets all files: no overlay is configured any more. @returns whether there were any */
export async function clearOverlay(knex: Knex): Promise<boolean> {
  return await knex.transaction(async transaction => {
    await transaction('handbook_files').delete();
    return (await transaction('handbook_overlay').delete()) > 0;
  });
}
