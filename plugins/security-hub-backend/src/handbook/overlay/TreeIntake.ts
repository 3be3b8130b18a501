import {
  decodeOverlayFile,
  OverlayBudget,
  problemOfPath,
  problemOfSize,
  toldPath,
} from 'aws-control-handbook';
import { SourceFile } from './OverlaySource';

/** A file of a tree, as readers of addresses give it. */
export type TreeEntry = { path: string; content: () => Promise<Buffer> };

function isOwnPath(path: string): boolean {
  return (
    path.endsWith('.md') &&
    !path.split('/').some(part => part === '..' || part.startsWith('.'))
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Takes in the files of one tree, within the bounds: by what the reader says of a file before its content is read, and by the content. */
export class TreeIntake {
  static create(): TreeIntake {
    return new TreeIntake();
  }

  /** By the path that is told. */
  readonly #files = new Map<string, SourceFile>();
  readonly #announced = OverlayBudget.create();
  readonly #read = OverlayBudget.create();
  #excess: unknown;

  private constructor() {}

  /**
   * Whether the content of a file is wanted. Nothing is thrown in the midst of an archive: too much is told by `take`.
   *
   * @param size - in bytes, where the reader knows it
   */
  wants(path: string, size?: number): boolean {
    if (!isOwnPath(path) || this.#excess) {
      return false;
    }
    try {
      this.#announced.addFile();
      const problem =
        problemOfPath(path) ??
        (size === undefined ? undefined : problemOfSize(size));
      if (problem) {
        this.#leave(path, problem);
        return false;
      }
      this.#announced.addBytes(size ?? 0);
      return true;
    } catch (error) {
      this.#excess = error;
      return false;
    }
  }

  /**
   * Reads the files, sorted by path; not every reader has asked before.
   *
   * @throws Error when they are too many or too large together
   */
  async take(entries: readonly TreeEntry[]): Promise<SourceFile[]> {
    if (this.#excess) {
      throw this.#excess;
    }
    for (const entry of entries.filter(({ path }) => isOwnPath(path))) {
      this.#read.addFile();
      await this.#take(entry);
    }
    return (
      [...this.#files.values()]
        // Other Markdown, such as a README, is the organisation's own business
        .filter(
          ({ content }) => content === undefined || content.startsWith('---'),
        )
        .sort((a, b) => (a.path < b.path ? -1 : 1))
    );
  }

  async #take({ path, content }: TreeEntry): Promise<void> {
    const problem = problemOfPath(path);
    if (problem) {
      this.#leave(path, problem);
      return;
    }
    let bytes: Buffer;
    try {
      bytes = await content();
    } catch (error) {
      this.#leave(path, messageOf(error));
      return;
    }
    if (problemOfSize(bytes.byteLength) === undefined) {
      this.#read.addBytes(bytes.byteLength);
    }
    try {
      this.#files.set(path, { path, content: decodeOverlayFile(bytes) });
    } catch (error) {
      this.#leave(path, messageOf(error));
    }
  }

  #leave(path: string, reason: string): void {
    const told = toldPath(path);
    this.#files.set(told, { path: told, reason });
  }
}
