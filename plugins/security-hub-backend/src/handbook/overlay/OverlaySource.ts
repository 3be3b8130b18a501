/** A file of the overlay that could be read, or why it could not. */
export type SourceFile = { path: string } & (
  | { content: string; reason?: undefined }
  | { content?: undefined; reason: string }
);

/** What is in the place of the overlay now. */
export type SourceRead = {
  /** Sorted by path */
  files: SourceFile[];
  /** Commit, where the place has any */
  revision?: string;
  /** To ask for changes only, next time */
  etag?: string;
};

/** Where an organisation keeps its own files about controls. */
export interface OverlaySource {
  /** Path or address, for people */
  readonly place: string;
  /**
   * Reads all of it.
   *
   * @returns undefined where nothing has changed since `etag`
   * @throws Error for people: what failed and what to do
   */
  read(etag?: string): Promise<SourceRead | undefined>;
}
