import {
  AsffRecord,
  demoAdministrator,
  demoHomeRegion,
  generatedAccounts,
  generateOrganisation,
  SimulatedOrganisation,
} from 'security-hub-simulator';

/** A simulated organisation, as plain data. */
export type OrganisationOrder =
  /** So many findings in the demo's accounts and so many further ones, as `npm start -- --scale` has them */
  | { kind: 'generated'; findings: number; accounts: number }
  /** Accounts with equally many findings each, all in the home Region; nothing else */
  | { kind: 'even'; findingsEach: number; accounts: number }
  /** A generated one in which so many ACTIVE findings carry the tag {@link liveTag}, and no others do */
  | { kind: 'tagged'; findings: number; accounts: number; tagged: number };

/** The tag of the entity that is looked at. */
export const liveTag = { key: 'service', value: 'benchmark' };

const now = () => new Date();

function even(accounts: number, findingsEach: number): SimulatedOrganisation {
  const generated = generatedAccounts(accounts).map(({ id }) => id);
  const wanted = new Set(generated);
  const counts = new Map<string, number>();
  const findings: AsffRecord[] = [];
  // Accounts differ in size by up to five times, and the demo's accounts get their part, too
  let seed = 1;
  while (findings.length < accounts * findingsEach) {
    const { bulk } = generateOrganisation({
      seed,
      findings: 3_000 + accounts * findingsEach * 2 + 4_000,
      accounts,
      now: now(),
    });
    for (let index = 0; bulk && index < bulk.size; index += 1) {
      const account = bulk.accountOf(index);
      const count = counts.get(account) ?? 0;
      if (
        wanted.has(account) &&
        count < findingsEach &&
        bulk.regionOf(index) === demoHomeRegion
      ) {
        counts.set(account, count + 1);
        findings.push(withSeed(bulk.finding(index), seed));
      }
    }
    seed += 1;
  }
  const base = generateOrganisation({ findings: 1, accounts, now: now() });
  const kept = new Set([...generated, demoAdministrator]);
  return {
    ...base,
    linkedRegions: [],
    accounts: base.accounts.filter(({ id }) => kept.has(id)),
    findings,
    bulk: undefined,
  };
}

/** Findings of different seeds may be named alike. */
function withSeed(finding: AsffRecord, seed: number): AsffRecord {
  return { ...finding, Id: `${finding.Id}-${seed}` };
}

function tagged(
  findings: number,
  accounts: number,
  count: number,
): SimulatedOrganisation {
  const organisation = generateOrganisation({ findings, accounts, now: now() });
  const { bulk } = organisation;
  const marked: AsffRecord[] = [];
  for (let index = 0; bulk && marked.length < count; index += 1) {
    const finding = bulk.finding(index % bulk.size);
    const [resource] = finding.Resources as Array<Record<string, unknown>>;
    if (finding.RecordState === 'ACTIVE') {
      marked.push({
        ...finding,
        Id: `${finding.Id}-tagged-${index}`,
        Resources: [{ ...resource, Tags: { [liveTag.key]: liveTag.value } }],
      });
    }
  }
  return {
    ...organisation,
    findings: [...organisation.findings, ...marked],
  };
}

/** Makes the organisation. */
export function createOrganisation(
  order: OrganisationOrder,
): SimulatedOrganisation {
  switch (order.kind) {
    case 'even':
      return even(order.accounts, order.findingsEach);
    case 'tagged':
      return tagged(order.findings, order.accounts, order.tagged);
    default:
      return generateOrganisation({
        findings: order.findings,
        accounts: order.accounts,
        now: now(),
      });
  }
}
