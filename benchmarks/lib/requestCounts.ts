import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import { RequestHandler } from 'express';
import { Knex } from 'knex';

/** What one request costs. */
export type RequestCounts = {
  /** Requests to the catalog, over HTTP */
  catalog: number;
  /** Other requests over HTTP: the permission backend, auth */
  other: number;
  /** SQL statements in the plugin's database */
  statements: number;
};

/** Requests with this header are counted; the answer has the counts in it, as JSON. */
export const countHeader = 'x-benchmark-counts';

/** Counts what happens on behalf of a request, in the plugin's process. Requests without the header cost nothing. */
export function countRequest(knex: Knex): RequestHandler {
  const storage = new AsyncLocalStorage<RequestCounts>();
  const called = (path: string) => {
    const counts = storage.getStore();
    if (counts) {
      counts[path.startsWith('/api/catalog') ? 'catalog' : 'other'] += 1;
    }
  };
  // Some clients use Node's http, others fetch
  subscribe('http.client.request.start', message => {
    const { request } = message as { request: { path: string } };
    called(request.path);
  });
  subscribe('undici:request:create', message => {
    const { request } = message as { request: { path: string } };
    called(request.path);
  });
  knex.on('query', () => {
    const counts = storage.getStore();
    if (counts) {
      counts.statements += 1;
    }
  });
  return (request, response, next) => {
    if (!request.header(countHeader)) {
      next();
      return;
    }
    const counts: RequestCounts = { catalog: 0, other: 0, statements: 0 };
    const { writeHead } = response;
    response.writeHead = ((...args: Parameters<typeof writeHead>) => {
      response.setHeader(countHeader, JSON.stringify(counts));
      return writeHead.apply(response, args);
    }) as typeof writeHead;
    storage.run(counts, next);
  };
}
