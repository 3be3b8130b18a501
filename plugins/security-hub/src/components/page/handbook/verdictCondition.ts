import {
  environments,
  GuidanceVerdictCondition,
} from 'backstage-plugin-security-hub-common';
import { Format } from '../../../format/useFormat';
import { Translate } from '../../../translations/useTranslation';

/** For which findings a verdict holds, in words. `position`: its place in the file, from 0. */
export function verdictCondition(
  when: GuidanceVerdictCondition | undefined,
  position: number,
  t: Translate,
  format: Format,
): string {
  const parts: string[] = [];
  if (when?.environments) {
    const names = when.environments.map(name => {
      const known = environments.find(candidate => candidate === name);
      return known ? t(`environment.${known}`) : name;
    });
    parts.push(
      t('handbook.ours.environments', { environments: format.anyOf(names) }),
    );
  }
  if (when?.accounts) {
    parts.push(
      t('handbook.ours.accounts', {
        count: when.accounts.length,
        accounts: format.anyOf(when.accounts),
      }),
    );
  }
  if (when?.entityTypes) {
    parts.push(
      t('handbook.ours.entityTypes', { types: format.anyOf(when.entityTypes) }),
    );
  }
  if (parts.length > 0) {
    return format.list(parts);
  }
  return t(position === 0 ? 'handbook.ours.always' : 'handbook.ours.otherwise');
}
