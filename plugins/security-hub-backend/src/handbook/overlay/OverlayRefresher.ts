import { LoggerService } from '@backstage/backend-plugin-api';
import {
  clippedProblem,
  ControlFactsTable,
  parseOverlay,
} from 'aws-control-handbook';
import { Knex } from 'knex';
import { queueControls } from '../../database/operations/priority';
import {
  clearOverlay,
  loadOverlayFiles,
  loadOverlayPlace,
  ReadOverlayFile,
  saveOverlay,
  saveOverlayFailure,
  saveOverlayUnchanged,
} from '../../database/operations/handbook';
import { OverlaySource, SourceRead } from './OverlaySource';

/** Reads the organisation's files now and then; one replica does it for all. */
export class OverlayRefresher {
  static create(options: {
    knex: Knex;
    facts: ControlFactsTable;
    /** Absent: none is configured */
    source?: OverlaySource;
    logger: LoggerService;
    now: () => Date;
  }): OverlayRefresher {
    return new OverlayRefresher(options);
  }

  readonly #options: Parameters<typeof OverlayRefresher.create>[0];

  private constructor(options: Parameters<typeof OverlayRefresher.create>[0]) {
    this.#options = options;
  }

  /** What cannot be read becomes a state that the portal shows; the last good files stay. */
  async run(): Promise<void> {
    const { knex, source, logger, now } = this.#options;
    if (!source) {
      await this.#follow(clearOverlay);
      return;
    }
    const { place } = source;
    const before = await loadOverlayPlace(knex);
    let read: SourceRead | undefined;
    try {
      const known = before?.place === place ? before : undefined;
      read = await source.read(known?.etag);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      logger.warn('The overlay of the handbook could not be read', {
        place,
        cause: message,
      });
      const at = now().toISOString();
      await this.#follow(async transaction =>
        saveOverlayFailure(transaction, { place, error: message, at }),
      );
      return;
    }
    if (!read) {
      await saveOverlayUnchanged(knex, { place, at: now().toISOString() });
      return;
    }
    const { files, revision, etag } = read;
    const changed = await this.#save({
      place,
      files: this.#checked(files),
      revision,
      etag,
      at: now().toISOString(),
    });
    if (changed) {
      logger.info('The overlay of the handbook has changed', {
        files: files.length,
        revision,
      });
    }
  }

  async #save(read: Parameters<typeof saveOverlay>[1]): Promise<boolean> {
    return await this.#follow(async transaction =>
      saveOverlay(transaction, read),
    );
  }

  /** Changes the files, and has due dates made anew where a verdict sets others now. */
  async #follow<T>(
    change: (transaction: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    return await this.#options.knex.transaction(async transaction => {
      const before = await this.#dueVerdicts(transaction);
      const result = await change(transaction);
      const after = await this.#dueVerdicts(transaction);
      const controls = new Set([...before.keys(), ...after.keys()]);
      await queueControls(
        transaction,
        [...controls].filter(id => before.get(id) !== after.get(id)).sort(),
      );
      return result;
    });
  }

  /** By control, all that decides whether and when a verdict makes something due. */
  async #dueVerdicts(transaction: Knex): Promise<Map<string, string>> {
    const files = await loadOverlayFiles(transaction);
    const { pages } = parseOverlay(
      files.flatMap(({ path, content }) =>
        content === undefined ? [] : [{ path, content }],
      ),
      this.#options.facts,
    );
    return new Map(
      [...pages].flatMap(([controlId, { frontMatter }]) => {
        const { verdicts = [] } = frontMatter;
        return verdicts.some(({ dueInDays }) => dueInDays !== undefined)
          ? [
              [
                controlId,
                JSON.stringify(
                  verdicts.map(({ when, dueInDays }) => [when, dueInDays]),
                ),
              ],
            ]
          : [];
      }),
    );
  }

  #checked(files: SourceRead['files']): ReadOverlayFile[] {
    const readable = files.flatMap(({ path, content }) =>
      content === undefined ? [] : [{ path, content }],
    );
    const { problems } = parseOverlay(readable, this.#options.facts);
    const broken = new Map(problems.map(each => [each.file, each.problems]));
    return files.map(file => {
      const found = broken.get(file.path);
      if (found) {
        return { path: file.path, problems: found };
      }
      return file.content === undefined
        ? { path: file.path, problems: [clippedProblem(file.reason)] }
        : { path: file.path, content: file.content };
    });
  }
}
