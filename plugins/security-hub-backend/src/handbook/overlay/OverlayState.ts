import { ControlFactsTable, Overlay, parseOverlay } from 'aws-control-handbook';
import { Knex } from 'knex';
import {
  loadOverlayFiles,
  loadOverlayPlace,
  OverlayFile,
  OverlayPlace,
} from '../../database/operations/handbook';

/** The overlay as it was last good. */
export type KnownOverlay = {
  overlay: Overlay;
  /** By path */
  files: ReadonlyMap<string, OverlayFile>;
  /** Absent: none was ever read */
  place?: OverlayPlace;
};

const none: KnownOverlay = {
  overlay: Overlay.create({ pages: new Map(), ownPages: [] }),
  files: new Map(),
};

/** What this replica knows of the organisation's files: whatever replica has read them. */
export class OverlayState {
  static create(options: {
    knex: Knex;
    facts: ControlFactsTable;
  }): OverlayState {
    return new OverlayState(options);
  }

  readonly #options: Parameters<typeof OverlayState.create>[0];
  #known: KnownOverlay = none;

  private constructor(options: Parameters<typeof OverlayState.create>[0]) {
    this.#options = options;
  }

  get known(): KnownOverlay {
    return this.#known;
  }

  /** Takes over what has changed since the last time. */
  async refresh(): Promise<void> {
    await this.#refresh(this.#options.knex);
  }

  /** The overlay as it is inside a transaction, so that what is written follows from what all replicas know. */
  async follow(transaction: Knex): Promise<Overlay> {
    await this.#refresh(transaction);
    return this.#known.overlay;
  }

  async #refresh(knex: Knex): Promise<void> {
    const { facts } = this.#options;
    const place = await loadOverlayPlace(knex);
    if (place?.generation === this.#known.place?.generation) {
      this.#known = { ...this.#known, place };
      return;
    }
    const files = await loadOverlayFiles(knex);
    const good = files.flatMap(({ path, content }) =>
      content === undefined ? [] : [{ path, content }],
    );
    this.#known = {
      // A rule of a newer version may refuse what was good before
      overlay: Overlay.create(parseOverlay(good, facts)),
      files: new Map(files.map(file => [file.path, file])),
      place,
    };
  }
}
