import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { AskedFilters } from './askedFilters';
import {
  FindingSort,
  OrderColumn,
} from '../database/operations/queries/findingOrder';
import { PagePosition } from '../database/operations/queries/listFindings';
import { sha256 } from '../hashing/sha256';

/** What a cursor belongs to: another entity, filter or order makes it invalid. */
export type CursorSubject = {
  entityRef: string;
  filters: AskedFilters;
  sort: FindingSort;
};

const cursorSchema = z.strictObject({
  v: z.literal(2),
  h: z.string(),
  p: z
    .array(z.union([z.string().max(4096), z.number()]))
    .min(2)
    .max(8),
});

/** Writes the position of a page's last row. It holds no secret: access is decided anew for every page. */
export function encodeCursor(
  subject: CursorSubject,
  position: PagePosition,
): string {
  return Buffer.from(
    JSON.stringify({ v: 2, h: fingerprint(subject), p: position }),
  ).toString('base64url');
}

/** @throws InputError when the cursor was edited, cut or belongs to another list */
export function decodeCursor(
  subject: CursorSubject,
  cursor: string,
  columns: OrderColumn[],
): PagePosition {
  const parsed = cursorSchema.safeParse(parseJson(cursor));
  if (
    !parsed.success ||
    parsed.data.h !== fingerprint(subject) ||
    !fits(parsed.data.p, columns)
  ) {
    throw new InputError(
      'Parameter cursor does not belong to this entity, these filters and this order; start again without it',
    );
  }
  return parsed.data.p;
}

/** Anybody can write a cursor: what a column cannot hold must not reach the database. */
function fits(position: PagePosition, columns: OrderColumn[]): boolean {
  return (
    position.length === columns.length &&
    columns.every(({ type }, index) => {
      const value = position[index];
      switch (type) {
        case 'rank':
          return Number.isInteger(value) && Math.abs(Number(value)) < 100;
        case 'time':
          return typeof value === 'string' && !Number.isNaN(Date.parse(value));
        default:
          return typeof value === 'string' && !value.includes('\u0000');
      }
    })
  );
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function fingerprint({ entityRef, filters, sort }: CursorSubject): string {
  const entries = Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return sha256(JSON.stringify([entityRef, sort, entries])).slice(0, 16);
}
