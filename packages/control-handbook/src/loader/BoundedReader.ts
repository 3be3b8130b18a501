import { closeSync, openSync, readSync } from 'node:fs';

/**
 * Reads small text files one after the other through one buffer: a buffer for each of a thousand files would stay in memory until somebody
 * collects it. It does not give way in between; parsing a file takes longer than reading it.
 */
export class BoundedReader {
  static create(options: { maximumBytes: number }): BoundedReader {
    return new BoundedReader(options.maximumBytes);
  }

  readonly #maximumBytes: number;
  readonly #buffer: Uint8Array;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });

  private constructor(maximumBytes: number) {
    this.#maximumBytes = maximumBytes;
    this.#buffer = new Uint8Array(maximumBytes + 1);
  }

  /** @throws Error when the file cannot be read, is too large or not UTF-8 */
  read(file: string): string {
    const descriptor = openSync(file, 'r');
    let length = 0;
    try {
      for (;;) {
        const room = this.#buffer.length - length;
        const read = readSync(descriptor, this.#buffer, length, room, null);
        length += read;
        if (read === 0 || length === this.#buffer.length) {
          break;
        }
      }
    } finally {
      closeSync(descriptor);
    }
    if (length > this.#maximumBytes) {
      throw new Error(`larger than ${this.#maximumBytes / 1024} KiB`);
    }
    return this.#decoder.decode(this.#buffer.subarray(0, length));
  }
}
