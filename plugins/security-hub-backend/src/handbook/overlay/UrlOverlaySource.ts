import { UrlReaderService } from '@backstage/backend-plugin-api';
import { NotModifiedError } from '@backstage/errors';
import { OverlaySource, SourceRead } from './OverlaySource';
import { TreeIntake } from './TreeIntake';

/** A folder in a repository, read by the portal's integrations: only their hosts are ever asked. */
export class UrlOverlaySource implements OverlaySource {
  static create(options: {
    url: string;
    reader: Pick<UrlReaderService, 'readTree'>;
  }): UrlOverlaySource {
    return new UrlOverlaySource(options);
  }

  readonly place: string;
  readonly #reader: Pick<UrlReaderService, 'readTree'>;

  private constructor(options: Parameters<typeof UrlOverlaySource.create>[0]) {
    this.place = options.url;
    this.#reader = options.reader;
  }

  async read(etag?: string): Promise<SourceRead | undefined> {
    const intake = TreeIntake.create();
    let tree: Awaited<ReturnType<UrlReaderService['readTree']>>;
    try {
      tree = await this.#reader.readTree(this.place, {
        etag,
        filter: (path, info) => intake.wants(path, info?.size),
      });
    } catch (error) {
      if (error instanceof NotModifiedError) {
        return undefined;
      }
      throw error;
    }
    return {
      files: await intake.take(await tree.files()),
      revision: tree.etag,
      etag: tree.etag,
    };
  }
}
