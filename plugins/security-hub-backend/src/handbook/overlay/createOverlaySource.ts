import { UrlReaderService } from '@backstage/backend-plugin-api';
import { OverlaySettings } from '../../config/settings';
import { FolderOverlaySource } from './FolderOverlaySource';
import { OverlaySource } from './OverlaySource';
import { UrlOverlaySource } from './UrlOverlaySource';

/** The place that config names. */
export function createOverlaySource(
  settings: OverlaySettings | undefined,
  reader: Pick<UrlReaderService, 'readTree'>,
): OverlaySource | undefined {
  switch (settings?.from) {
    case 'folder':
      return FolderOverlaySource.create(settings.path);
    case 'url':
      return UrlOverlaySource.create({ url: settings.url, reader });
    default:
      return undefined;
  }
}
