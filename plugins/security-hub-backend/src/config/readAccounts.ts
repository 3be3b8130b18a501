import { Config } from '@backstage/config';
import { environments } from 'backstage-plugin-security-hub-common';
import { ClaimsSettings, LedgerAccountSettings } from './settings';
import {
  accountRule,
  choice,
  entityRef,
  optionalText,
  partitionRule,
  settingError,
  text,
  textList,
} from './values';

const anyText = { remedy: 'write some text' };

/** Reads `securityHub.accounts`: the ledger of accounts, their environments and owners. */
export function readAccounts(
  config: Config,
  path: string,
): LedgerAccountSettings[] {
  const seen = new Set<string>();
  return (config.getOptionalConfigArray('accounts') ?? []).map(
    (item, index) => {
      const itemPath = `${path}.accounts[${index}]`;
      const id = text(item, 'id', itemPath, accountRule);
      const partition =
        optionalText(item, 'partition', itemPath, partitionRule) ?? 'aws';
      if (seen.has(`${partition}/${id}`)) {
        throw settingError(
          `${itemPath}.id`,
          `names account ${id} a second time`,
          'keep one entry an account',
        );
      }
      seen.add(`${partition}/${id}`);
      const owner = optionalText(item, 'owner', itemPath, anyText);
      return {
        id,
        partition,
        name: optionalText(item, 'name', itemPath, anyText),
        environment: choice(
          item,
          'environment',
          itemPath,
          environments,
          'unknown',
        ),
        owner: owner && entityRef(owner, `${itemPath}.owner`, 'group'),
        contact: optionalText(item, 'contact', itemPath, anyText),
      };
    },
  );
}

/** Reads `securityHub.claims`: which entity may claim which account. */
export function readClaims(config: Config, path: string): ClaimsSettings {
  return {
    mode: choice(
      config,
      'mode',
      path,
      ['ledger', 'confirm', 'open'] as const,
      'ledger',
    ),
    allow: (config.getOptionalConfigArray('allow') ?? []).map((item, index) => {
      const itemPath = `${path}.allow[${index}]`;
      const entity = optionalText(item, 'entityRef', itemPath, anyText);
      const owner = optionalText(item, 'owner', itemPath, anyText);
      if ((entity === undefined) === (owner === undefined)) {
        throw settingError(
          itemPath,
          'must say who may claim',
          'give exactly one of entityRef and owner',
        );
      }
      const accounts = textList(item, 'accounts', itemPath, accountRule);
      if (accounts.length === 0) {
        throw settingError(
          `${itemPath}.accounts`,
          'is empty',
          'list the accounts that may be claimed',
        );
      }
      return {
        entityRef:
          entity && entityRef(entity, `${itemPath}.entityRef`, 'component'),
        owner: owner && entityRef(owner, `${itemPath}.owner`, 'group'),
        accounts,
      };
    }),
    trustedLocations: textList(config, 'trustedLocations', path, {
      remedy:
        'write the beginning of a location, e.g. url:https://github.com/your-company/catalog/',
    }),
  };
}
