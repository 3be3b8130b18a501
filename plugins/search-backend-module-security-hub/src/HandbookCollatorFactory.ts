import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import { Readable } from 'node:stream';
import { documentOf, HandbookDocument } from './HandbookDocument';
import { openHandbook } from './openHandbook';
import { readPages } from './readPages';

/** What the collator needs. @public */
export type HandbookCollatorFactoryOptions = {
  auth: AuthService;
  discovery: DiscoveryService;
  /** Path of the page _Security Hub_ in the portal; default `/security-hub` */
  location?: string;
  /** Milliseconds to wait before each further attempt while the backend does not answer; default: 1, 5, 15 and 30 seconds */
  retryAfter?: readonly number[];
};

/**
 * Gives the control handbook to the portal's search, as `security-hub-handbook`. The handbook is for everybody who is signed in, so no
 * permission is asked. @public
 */
export class HandbookCollatorFactory implements DocumentCollatorFactory {
  static create(
    options: HandbookCollatorFactoryOptions,
  ): HandbookCollatorFactory {
    return new HandbookCollatorFactory(options);
  }

  readonly type = 'security-hub-handbook';
  readonly #options: HandbookCollatorFactoryOptions;

  private constructor(options: HandbookCollatorFactoryOptions) {
    this.#options = options;
  }

  /** A stream of documents. It fails as soon as a page cannot be read, so that the search keeps what it has. */
  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<HandbookDocument> {
    const {
      location = '/security-hub',
      retryAfter = [1_000, 5_000, 15_000, 30_000],
    } = this.#options;
    const pages = readPages(openHandbook(this.#options), retryAfter);
    for await (const page of pages) {
      yield documentOf(page, location);
    }
  }
}
