import { OverlaySettings } from '../../config/settings';

function baseOf(settings: OverlaySettings | undefined): string | undefined {
  const base =
    settings?.editUrl ?? (settings?.from === 'url' ? settings.url : undefined);
  return base?.replace(/\/+$/, '');
}

function pathOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

/** Where a file of the organisation can be edited. */
export function editUrlOf(
  file: string,
  settings: OverlaySettings | undefined,
): string | undefined {
  const base = baseOf(settings);
  return base && `${base}/${pathOf(file)}`;
}

/**
 * Where a file of the organisation can be made: GitHub and GitLab have a page for that, with the name filled in. Elsewhere the folder;
 * undefined where no address is known.
 */
export function newFileUrlOf(
  file: string,
  settings: OverlaySettings | undefined,
): string | undefined {
  const base = baseOf(settings);
  if (base === undefined) {
    return undefined;
  }
  const gitLab = /^(.+\/-)\/(?:edit|tree|blob)\/(.+)$/.exec(base);
  if (gitLab) {
    return `${gitLab[1]}/new/${gitLab[2]}?file_name=${encodeURIComponent(
      file,
    )}`;
  }
  const gitHub =
    /^(https:\/\/[^/]+\/[^/]+\/[^/]+)\/(?:edit|tree|blob)\/(.+)$/.exec(base);
  return gitHub
    ? `${gitHub[1]}/new/${gitHub[2]}?filename=${encodeURIComponent(file)}`
    : base;
}
