import { OwnershipRule } from '../../config/settings';
import { KnownScope } from '../../findings/lookups';
import { describeRule, ruleHash, RULES_SETTING } from '../../ownership';

/** The rules that name an entity, as its scope shows them beside its own selectors. */
export function ruleSelectors(
  rules: readonly OwnershipRule[],
  entityRef: string,
  accountsOf: (ids: string[]) => KnownScope['selectors'][number]['accounts'],
): KnownScope['selectors'] {
  return rules
    .filter(({ owner }) => owner === entityRef)
    .map(rule => ({
      hash: ruleHash(rule),
      source: RULES_SETTING,
      text: `${describeRule(rule)}, for what no entity claims`,
      state: 'ok',
      accounts: accountsOf(rule.accounts),
      regions: rule.regions,
      environments: rule.environments,
      arns: rule.arns,
    }));
}

/** Rules that give nothing because the catalog does not have their owner, with the remedy; for the platform team. */
export function ruleProblems(
  rules: readonly OwnershipRule[],
  hasEntity: (entityRef: string) => boolean,
): string[] {
  return rules
    .filter(({ owner }) => !hasEntity(owner))
    .map(
      ({ name, owner }) =>
        `${RULES_SETTING}: rule ${JSON.stringify(
          name,
        )} gives nothing, as ${owner} is not in the catalog; what it fits goes to the account's ledger owner. Register the entity, or name another one`,
    );
}
