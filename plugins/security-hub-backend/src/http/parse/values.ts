import { InputError } from '@backstage/errors';

/** Parameters of a request, which the API contract has validated. */
export type Query = Record<string, unknown>;

/** @throws InputError naming a parameter that holds NUL, which PostgreSQL takes in no text */
export function refuseNul(query: Query): void {
  for (const [name, value] of Object.entries(query)) {
    if (String(value).includes('\u0000')) {
      throw new InputError(`Parameter ${name} holds a NUL character`);
    }
  }
}

/** A list, which may come as one value. */
export function list<T extends string>(value: unknown): T[] | undefined {
  if (value === undefined) {
    return undefined;
  }
  return (Array.isArray(value) ? value : [value]).map(String) as T[];
}

/** Which page is asked for. */
export function pageOf(query: Query): { limit: number; offset: number } {
  return {
    limit: Number(query.limit ?? 50),
    offset: Number(query.offset ?? 0),
  };
}
