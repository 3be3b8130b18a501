import { SimulatedOrganisation } from '../store/Organisation';
import { ControlFact, controlFacts } from './controlFacts';
import { Result } from './controlFinding';
import {
  demoAdministrator,
  demoHomeRegion,
  demoLinkedRegions,
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

/**
 * Generates the demo organisation "Kumo Coffee": its accounts, roles and
 * findings. The same options give the same organisation, to the letter.
 *
 * @param options - `seed` default 1; `findings` the exact number of findings, default 3000; `now` the time that ages count from
 */
export function generateOrganisation(options: {
  seed?: string | number;
  findings?: number;
  now: Date;
}): SimulatedOrganisation {
  const { seed = 1, findings: count = 3_000, now } = options;
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
    accounts: simulatedAccounts(),
    roles: simulatedRoles(),
    findings: factory.findings.slice(0, count),
  };
}
