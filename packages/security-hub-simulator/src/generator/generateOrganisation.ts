import { SimulatedOrganisation } from '../store/Organisation';
import { generatedAccounts } from './bulk/generatedAccounts';
import { BulkOptions, generateBulk } from './bulk/generateBulk';
import { ControlFact, controlFacts } from './controlFacts';
import { Result } from './controlFinding';
import {
  demoAdministrator,
  demoHomeRegion,
  demoLinkedRegions,
  rolesOfAccount,
  simulatedAccounts,
  simulatedRoles,
} from './demoAccounts';
import { DemoComponent, demoComponents } from './demoComponents';
import { FindingFactory } from './FindingFactory';
import { GeneratedResource } from './GeneratedResource';
import {
  generateAccessFinding,
  generateDataFinding,
  generateThreat,
  generateVulnerability,
} from './productFindings';
import { Random } from './Random';
import { addShowcase } from './showcase';

const active = controlFacts.filter(control => !control.retired);

const controlsByType = new Map<string, readonly ControlFact[]>();

function controlsOf(resource: GeneratedResource): readonly ControlFact[] {
  const { type } = resource.kind;
  const known = controlsByType.get(type);
  if (known) {
    return known;
  }
  const controls = active.filter(({ resourceTypes }) =>
    resourceTypes.includes(type),
  );
  controlsByType.set(type, controls);
  return controls;
}

function weighted(components: readonly DemoComponent[]): DemoComponent[] {
  return components.flatMap(component =>
    Array<DemoComponent>(Math.round((component.weight ?? 1) * 10)).fill(
      component,
    ),
  );
}

function resultOf(random: Random): Result {
  const dice = random.next();
  if (dice < 0.56) {
    return 'PASSED';
  }
  if (dice < 0.96) {
    return 'FAILED';
  }
  return dice < 0.98 ? 'WARNING' : 'NOT_AVAILABLE';
}

function tagsOf(random: Random, component: DemoComponent, name: string) {
  const dice = random.next();
  if (dice < 0.84) {
    return component.tags;
  }
  return dice < 0.9
    ? { 'aws:cloudformation:stack-name': `${name}-stack` }
    : undefined;
}

function addResource(
  factory: FindingFactory,
  component: DemoComponent,
  number: number,
): void {
  const { random } = factory;
  const kind = random.pick(component.kinds);
  const account = random.pick(component.accounts);
  const region =
    random.chance(0.12) && kind !== 'account'
      ? demoLinkedRegions[0]
      : demoHomeRegion;
  const name = `${component.name}-${number.toString(36)}`;
  const tags = tagsOf(random, component, name);
  const resource = factory.resource(kind, account, name, tags, region);
  for (const control of controlsOf(resource)) {
    if (random.chance(0.85)) {
      factory.control(control.id, resource, resultOf(random), {
        archived: random.chance(0.03),
      });
    }
  }
  if (['instance', 'repository', 'function'].includes(kind)) {
    // Inspector scans the images of a repository, not the repository.
    const scanned =
      kind === 'repository'
        ? factory.resource('image', account, name, tags, region)
        : resource;
    for (let count = random.below(3); count > 0; count -= 1) {
      factory.product(generateVulnerability, scanned);
    }
  }
  if (kind === 'bucket' && random.chance(0.2)) {
    factory.product(
      random.chance(0.5) ? generateAccessFinding : generateDataFinding,
      resource,
    );
  }
  if (['instance', 'bucket', 'user'].includes(kind) && random.chance(0.12)) {
    factory.product(generateThreat, resource);
  }
}

/** What {@link generateOrganisation} takes. */
export type OrganisationOptions = Omit<BulkOptions, 'size' | 'seed'> & {
  /** Default 1. */
  seed?: string | number;
  /** The exact number of findings, default 3000. */
  findings?: number;
  /** The time that ages count from. */
  now: Date;
};

// All findings are held as objects up to here; of larger organisations only the first ones.
const mostHeld = 30_000;
const heldOfMany = 3_000;

/**
 * Generates the demo organisation "Kumo Coffee": its accounts, roles and
 * findings. The same options give the same organisation, to the letter.
 *
 * With more than 30,000 findings, or with `accounts`, `shares` or
 * `largestAccountShare`, the first 3,000 are those of the demo, and the others
 * come from `bulk`, which makes them when somebody asks.
 *
 * @throws Error for numbers out of range
 */
export function generateOrganisation(
  options: OrganisationOptions,
): SimulatedOrganisation {
  const { seed = 1, findings: total = 3_000, now, ...bulkOptions } = options;
  const inBulk =
    total > mostHeld ||
    Object.values(bulkOptions).some(value => value !== undefined);
  const count = inBulk ? Math.min(total, heldOfMany) : total;
  const generated = generatedAccounts(options.accounts ?? 0);
  const factory = FindingFactory.create(seed, now);
  addShowcase(factory);
  const components = weighted(demoComponents);
  // A component's only account-wide resource is the account itself: one is enough.
  const accountsDone = new Set<string>();
  for (let number = 1; factory.findings.length < count; number += 1) {
    let component = factory.random.pick(components);
    if (component.kinds.includes('account')) {
      const first = !accountsDone.has(component.name);
      accountsDone.add(component.name);
      component = {
        ...component,
        kinds: first
          ? ['account']
          : component.kinds.filter(kind => kind !== 'account'),
      };
    }
    addResource(factory, component, number);
  }
  return {
    administrator: demoAdministrator,
    homeRegion: demoHomeRegion,
    linkedRegions: [...demoLinkedRegions],
    accounts: [
      ...simulatedAccounts(),
      ...generated.map(({ id, name }) => ({
        id,
        name,
        email: `aws+${name}@kumo-coffee.example`,
      })),
    ],
    roles: [
      ...simulatedRoles(),
      ...generated.flatMap(({ id }) => rolesOfAccount(id)),
    ],
    findings: factory.findings.slice(0, count),
    ...(inBulk
      ? {
          bulk: generateBulk({
            ...bulkOptions,
            seed,
            size: total - count,
            now,
          }),
        }
      : {}),
  };
}
