import Typography from '@material-ui/core/Typography';
import { EntityScope } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { Facts } from '../shared/Facts';
import { accountName } from '../shared/names';
import { Section } from '../shared/Section';

/** Accounts that belong to an entity by no selector of its own: the ledger names it as their owner. */
export function ledgerAccounts(scope: EntityScope): EntityScope['accounts'] {
  const selected = new Set(
    scope.selectors
      .filter(({ state }) => state === 'ok' || state === 'matches-nothing')
      .flatMap(({ accounts }) => accounts.map(({ id }) => id)),
  );
  return scope.accounts.filter(({ id }) => !selected.has(id));
}

/** Says why findings without a selector are here: nobody else claims them, and the ledger names this entity as the account's owner. */
export function LedgerAccounts(props: { accounts: EntityScope['accounts'] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('scope.ledgerTitle')}>
      <Typography variant="body2" gutterBottom>
        {t('scope.ledgerIntro')}
      </Typography>
      <Facts
        facts={props.accounts.map(account => [
          accountName(account),
          t(`environment.${account.environment ?? 'unknown'}`),
        ])}
      />
    </Section>
  );
}
