import { overlayBounds } from './overlayBounds';

/** Counts what is read of an organisation's files, so that a wrong folder ends soon. */
export class OverlayBudget {
  static create(): OverlayBudget {
    return new OverlayBudget();
  }

  #files = 0;
  #bytes = 0;

  private constructor() {}

  /** @throws Error when it is one file too many */
  addFile(): void {
    this.#files += 1;
    if (this.#files > overlayBounds.files) {
      throw new Error(
        `More than ${overlayBounds.files} files: is this the right folder?`,
      );
    }
  }

  /** @throws Error when all files together are too large */
  addBytes(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > overlayBounds.totalBytes) {
      throw new Error(
        `More than ${
          overlayBounds.totalBytes / 1024 / 1024
        } MiB in all files together: is this the right folder?`,
      );
    }
  }
}
