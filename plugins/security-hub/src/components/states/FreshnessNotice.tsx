import {
  Freshness,
  FreshnessState,
} from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { freshnessTone } from '../head/freshnessTone';
import { accountName, regionName } from '../shared/names';
import { Notice } from '../shared/Notice';

/** Texts of a state in which something could not be read. */
export const stateMessages = {
  stale: 'stale',
  denied: 'denied',
  'hub-not-enabled': 'hubNotEnabled',
  'not-connected': 'notConnected',
  'region-not-linked': 'regionNotLinked',
  'standard-off': 'standardOff',
  'config-not-recording': 'configNotRecording',
  throttled: 'throttled',
  error: 'error',
  'never-read': 'neverRead',
} as const satisfies Record<Exclude<FreshnessState, 'ok'>, string>;

const shown = 3;

/** Says above the list that part of it is old or missing, and of which accounts. The last good data stays. */
export function FreshnessNotice(props: { freshness: Freshness }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, asOf, accounts } = props.freshness;
  if (state === 'ok') {
    return null;
  }
  const affected = accounts.filter(account => account.state !== 'ok');
  return (
    <Notice
      tone={freshnessTone(state)}
      title={t(`empty.${stateMessages[state]}.title`)}
    >
      {t(`empty.${stateMessages[state]}.text`, {
        time: asOf ? format.dateTime(asOf) : t('common.unknown'),
      })}{' '}
      {asOf && t('empty.lastGood')}
      {affected.length > 0 && (
        <>
          {' '}
          {affected
            .slice(0, shown)
            .map(account =>
              t('empty.affected', {
                account: accountName(account.account),
                region: regionName(account.region, t),
                state: t(`freshness.stateName.${account.state}`),
              }),
            )
            .join('; ')}
          {affected.length > shown &&
            `; ${t('empty.affectedMore', {
              number: format.number(affected.length - shown),
            })}`}
        </>
      )}
    </Notice>
  );
}
