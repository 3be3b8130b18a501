import { Entity } from '@backstage/catalog-model';
import { demoAdministrator, generatedAccounts } from 'security-hub-simulator';

/** The team that owns all components. */
export const team = 'group:default/bench-team';
/** Its member, who reads. */
export const reader = 'user:default/bench-reader';
/** Another member, to whom the permission policy shows a part only. */
export const boundReader = 'user:default/bench-bound-reader';

/** A third one, to whom the policy shows what the own team owns. */
export const ownerReader = 'user:default/bench-owner-reader';

/** All who sign in. */
export const readers = [reader, boundReader, ownerReader];

/** A component with scope annotations. */
export function component(
  name: string,
  annotations: Record<string, string>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'service', lifecycle: 'production', owner: team },
    relations: [{ type: 'ownedBy', targetRef: team }],
  };
}

/** The components of the generated accounts: four each, told apart by tags. */
export function componentsOfAccounts(accounts: number): Entity[] {
  return generatedAccounts(accounts).flatMap(({ id, components }) =>
    components.map(({ name, tags }) =>
      component(name, {
        'aws-security-hub/account-ids': id,
        'aws-security-hub/tags': `Service=${tags.Service}`,
      }),
    ),
  );
}

/** The generated accounts as `securityHub.accounts` takes them. */
export function ledgerOf(accounts: number): object[] {
  return [
    { id: demoAdministrator, name: 'audit', environment: 'prod', owner: team },
    ...generatedAccounts(accounts).map(({ id, name, environment }) => ({
      id,
      name,
      environment,
      owner: team,
    })),
  ];
}

/** The accounts in which `seedStore` puts what belongs to an entity. */
export function seededAccountsOf(entity: number, accounts: number): string[] {
  const count = entity === 0 ? 12 : 2;
  const ids = Array.from({ length: count }, (_, offset) =>
    seededAccount((entity * 7 + offset) % accounts),
  );
  return [...new Set(ids)];
}

/** The scope of such an entity: its resources, in its accounts. JSON is YAML. */
export function seededScope(
  entity: number,
  accounts: number,
  furtherArns: string[] = [],
): Record<string, string> {
  const selector = {
    accounts: seededAccountsOf(entity, accounts),
    arns: [`arn:aws:s3:::service-${entity}-*`, ...furtherArns],
  };
  return { 'aws-security-hub/scope': JSON.stringify([selector]) };
}

/** The components of `seedStore`: `service-<number>`. */
export function seededComponents(entities: number, accounts: number): Entity[] {
  return Array.from({ length: entities }, (_, entity) =>
    component(`service-${entity}`, seededScope(entity, accounts)),
  );
}

function seededAccount(number: number): string {
  return String(100_000_000_000 + number);
}

/** The accounts of `seedStore` as `securityHub.accounts` takes them. */
export function seededLedger(accounts: number): object[] {
  const environments = ['prod', 'stage', 'dev'];
  return Array.from({ length: accounts }, (_, number) => ({
    id: seededAccount(number),
    name: `account-${number}`,
    environment: environments[number % environments.length],
    owner: team,
  }));
}
