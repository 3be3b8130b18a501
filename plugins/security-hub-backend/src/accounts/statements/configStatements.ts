import { LedgerAccountSettings, SourceSettings } from '../../config/settings';
import { normaliseEntityRef } from '../entityRefs';
import { AccountStatement, Statements } from './AccountStatement';

const SPEAKER = 'config';

function ofSetting(
  settings: LedgerAccountSettings,
  problems: string[],
): AccountStatement {
  const { id, partition, name, environment, contact } = settings;
  const owner = normaliseEntityRef(settings.owner);
  const isUnreadable = settings.owner !== undefined && owner === undefined;
  if (isUnreadable) {
    problems.push(
      `securityHub.accounts: ${JSON.stringify(
        settings.owner,
      )} is no entity ref`,
    );
  }
  return {
    id,
    kind: 'config',
    speaker: SPEAKER,
    partition,
    name,
    environment: environment === 'unknown' ? undefined : environment,
    owner,
    contact,
    unreadable: isUnreadable ? ['owner'] : undefined,
  };
}

/** What app-config says: `securityHub.accounts`, and the accounts that sources name. */
export function configStatements(
  accounts: LedgerAccountSettings[],
  sources: Array<
    Pick<SourceSettings, 'partition' | 'administrator' | 'accounts'>
  >,
): Statements {
  const problems: string[] = [];
  const byId = new Map<string, AccountStatement>();
  for (const settings of accounts) {
    if (byId.has(settings.id)) {
      problems.push(
        `securityHub.accounts: ${settings.id} is listed twice; the first counts`,
      );
    } else {
      byId.set(settings.id, ofSetting(settings, problems));
    }
  }
  for (const { partition, administrator, accounts: own = [] } of sources) {
    const ids = own.map(({ account }) => account);
    for (const id of administrator ? [administrator.account, ...ids] : ids) {
      if (!byId.has(id)) {
        byId.set(id, { id, kind: 'config', speaker: SPEAKER, partition });
      }
    }
  }
  return { statements: [...byId.values()], problems };
}
