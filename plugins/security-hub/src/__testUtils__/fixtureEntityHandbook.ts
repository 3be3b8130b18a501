import { EntityHandbook, Finding } from 'backstage-plugin-security-hub-common';
import { fixtureNow } from './fixtureFindings';
import { fixtureGuidance } from './fixtureGuidance';
import { FixtureSecurityHub } from './FixtureSecurityHub';

const entity = {
  kind: 'component',
  namespace: 'default',
  name: 'checkout-api',
};
const toActOn: Finding['status'][] = ['open', 'acknowledged'];

/** The handbook of everything in the fixture's world that is left to do. */
export async function fixtureEntityHandbook(
  hub: FixtureSecurityHub,
): Promise<EntityHandbook> {
  const groups = await hub.getGroups(entity, { status: toActOn });
  return {
    entityRef: 'component:default/checkout-api',
    asOf: fixtureNow.minus({ minutes: 2 }).toISO() ?? undefined,
    totalItems: groups.totalItems,
    items: groups.items.map(group => {
      const findings = hub.findings.filter(
        ({ groupKey, status }) =>
          groupKey === group.key && toActOn.includes(status),
      );
      const [first] = findings;
      return { group, findings, guidance: first ? fixtureGuidance(first) : {} };
    }),
  };
}
