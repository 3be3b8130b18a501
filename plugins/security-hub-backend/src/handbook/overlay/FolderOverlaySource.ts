import { readOverlay } from 'aws-control-handbook';
import { OverlaySource, SourceFile, SourceRead } from './OverlaySource';

/** A folder that the backend can read. */
export class FolderOverlaySource implements OverlaySource {
  static create(place: string): FolderOverlaySource {
    return new FolderOverlaySource(place);
  }

  readonly place: string;

  private constructor(place: string) {
    this.place = place;
  }

  async read(): Promise<SourceRead> {
    const { files, unreadable } = await readOverlay(this.place);
    const all: SourceFile[] = [...files, ...unreadable];
    return { files: all.sort((a, b) => (a.path < b.path ? -1 : 1)) };
  }
}
