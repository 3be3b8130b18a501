import { UrlReaderService } from '@backstage/backend-plugin-api';
import { NotModifiedError } from '@backstage/errors';
import { decodeOverlayFile, overlayBounds } from 'aws-control-handbook';
import { OverlaySource, SourceFile, SourceRead } from './OverlaySource';

function isOwnPath(path: string): boolean {
  return (
    path.endsWith('.md') &&
    !path.split('/').some(part => part === '..' || part.startsWith('.'))
  );
}

async function fileOf(entry: {
  path: string;
  content: () => Promise<Buffer>;
}): Promise<SourceFile> {
  const { path } = entry;
  try {
    return { path, content: decodeOverlayFile(await entry.content()) };
  } catch (error) {
    return {
      path,
      reason: error instanceof Error ? error.message : String(error),
    };
  }
}

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
    let tree: Awaited<ReturnType<UrlReaderService['readTree']>>;
    try {
      tree = await this.#reader.readTree(this.place, {
        etag,
        filter: path => isOwnPath(path),
      });
    } catch (error) {
      if (error instanceof NotModifiedError) {
        return undefined;
      }
      throw error;
    }
    const entries = (await tree.files()).filter(({ path }) => isOwnPath(path));
    if (entries.length > overlayBounds.files) {
      throw new Error(
        `More than ${overlayBounds.files} files: is this the right folder?`,
      );
    }
    const files: SourceFile[] = [];
    for (const entry of entries) {
      files.push(await fileOf(entry));
    }
    return {
      files: files
        // Other Markdown, such as a README, is the organisation's own business
        .filter(
          ({ content }) => content === undefined || content.startsWith('---'),
        )
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
      revision: tree.etag,
      etag: tree.etag,
    };
  }
}
