import { Config } from '@backstage/config';
import { ThreatSettings } from './settings';
import { entityRef, optionalText, settingError, textList } from './values';

const partnerRule = {
  pattern: /^[^\s/]+\/[^\s/]+$/,
  remedy:
    'write the key of a product outside AWS, e.g. acme/endpoint-guard or custom/decoys',
};

/**
 * Reads `securityHub.threats`: who answers threats, and whose products report them.
 *
 * @throws InputError that names the setting, what is wrong with it, and the remedy
 */
export function readThreats(config: Config, path: string): ThreatSettings {
  const responder = optionalText(config, 'responder', path, {
    remedy: 'write the ref of a group, e.g. group:default/incident-response',
  });
  const ref = responder && entityRef(responder, `${path}.responder`, 'group');
  if (ref && !ref.startsWith('group:')) {
    throw settingError(
      `${path}.responder`,
      `is ${JSON.stringify(responder)}, no group`,
      'write the ref of a group, e.g. group:default/incident-response',
    );
  }
  return {
    responder: ref,
    partners: textList(config, 'partners', path, partnerRule).map(key =>
      key.toLocaleLowerCase('en-US'),
    ),
  };
}
