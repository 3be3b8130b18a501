import { Config } from '@backstage/config';
import { HandbookSettings } from './settings';
import { optionalDuration, optionalText, settingError } from './values';

const urlRemedy =
  'write an https address of a folder that a configured integration reads, e.g. https://github.com/acme/security-handbook/tree/main/overlay';

/**
 * Reads `securityHub.handbook`: where the organisation's own verdicts and texts are.
 *
 * @throws InputError that names the setting, what is wrong with it, and the remedy
 */
export function readHandbook(config: Config, path: string): HandbookSettings {
  const overlay = config.getOptionalConfig('overlay');
  if (!overlay) {
    return {};
  }
  const at = `${path}.overlay`;
  const folder = optionalText(overlay, 'path', at, {
    remedy: 'write the path of a folder',
  });
  const url = optionalText(overlay, 'url', at, {
    pattern: /^https:\/\/[^\s@]+$/,
    remedy: urlRemedy,
  });
  const editUrl = optionalText(overlay, 'editUrl', at, {
    pattern: /^https:\/\/[^\s@]+$/,
    remedy: 'write the https address below which the files can be edited',
  });
  if ((folder === undefined) === (url === undefined)) {
    throw settingError(
      at,
      folder === undefined ? 'names no place' : 'names two places',
      'write either path or url',
    );
  }
  return {
    overlay: {
      ...(url === undefined
        ? { from: 'folder', path: folder ?? '' }
        : { from: 'url', url }),
      editUrl,
      schedule: optionalDuration(overlay, 'schedule', at) ?? { minutes: 10 },
    },
  };
}
