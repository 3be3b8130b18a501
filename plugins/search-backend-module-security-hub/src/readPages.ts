import {
  HandbookApi,
  HandbookPageItem,
} from 'backstage-plugin-security-hub-common';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeFailure, mayPass } from './failures';

/** Pages of one answer; the API gives no more. */
const LIMIT = 200;
/** Milliseconds that one answer may take. */
const TIMEOUT = 60_000;

/**
 * All pages of the handbook about what AWS checks today, with their text.
 *
 * @param retryAfter milliseconds to wait before each further attempt while the backend does not answer
 * @throws Error that says at which page and why, when there is no further attempt or none would help
 */
export async function* readPages(
  handbook: Pick<HandbookApi, 'getHandbookPages'>,
  retryAfter: readonly number[],
): AsyncGenerator<HandbookPageItem> {
  let offset = 0;
  for (;;) {
    const { items, totalItems } = await readList(handbook, offset, retryAfter);
    yield* items;
    offset += items.length;
    if (offset >= totalItems) {
      return;
    }
    // Otherwise the rest would be missing from the search without a word
    if (items.length === 0) {
      throw new Error(
        `The handbook was not indexed: it has ${totalItems} pages, and the security-hub backend gave ${offset}`,
      );
    }
  }
}

async function readList(
  handbook: Pick<HandbookApi, 'getHandbookPages'>,
  offset: number,
  retryAfter: readonly number[],
) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await handbook.getHandbookPages(
        { include: 'text', status: 'active', limit: LIMIT, offset },
        { signal: AbortSignal.timeout(TIMEOUT) },
      );
    } catch (error) {
      if (attempt >= retryAfter.length || !mayPass(error)) {
        throw new Error(
          `The handbook was not indexed: the security-hub backend gave no pages from ${
            offset + 1
          } on (${describeFailure(error)})`,
          { cause: error },
        );
      }
      await sleep(retryAfter[attempt]);
    }
  }
}
