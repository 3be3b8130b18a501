import { AsffRecord } from '../store/AsffRecord';
import { controlFact } from './controlFacts';
import { generateControlFinding, Result } from './controlFinding';
import {
  demoAccounts,
  demoHomeRegion,
  demoLinkedRegions,
} from './demoAccounts';
import { generateResource, GeneratedResource } from './GeneratedResource';
import { ProductFindingOptions } from './productFindings';
import { Random } from './Random';

const accountNames = new Map(demoAccounts.map(({ id, name }) => [id, name]));
const environments = new Map(
  demoAccounts.map(({ id, environment }) => [id, environment]),
);

type Product = (random: Random, options: ProductFindingOptions) => AsffRecord;

/** Makes resources and findings of one organisation, and collects the findings. */
export class FindingFactory {
  readonly findings: AsffRecord[] = [];
  readonly random: Random;
  private readonly now: number;

  private constructor(random: Random, now: number) {
    this.random = random;
    this.now = now;
  }

  static create(seed: string | number, now: Date): FindingFactory {
    return new FindingFactory(Random.create(seed), now.getTime());
  }

  /** A resource with the given tags and `Env`; undefined tags: an untagged one. */
  resource(
    kind: string,
    account: string,
    name: string,
    tags?: Readonly<Record<string, string>>,
    region = demoHomeRegion,
  ): GeneratedResource {
    return generateResource(this.random, {
      kind,
      account,
      region,
      name,
      tags: tags && { ...tags, Env: environments.get(account) ?? 'dev' },
    });
  }

  /** The finding of a control; for a global resource one of each Region. */
  control(
    controlId: string,
    resource: GeneratedResource,
    result: Result,
    more: {
      age?: number;
      triage?: Record<string, unknown>;
      archived?: boolean;
    } = {},
  ): void {
    const regions = resource.kind.global
      ? [demoHomeRegion, ...demoLinkedRegions]
      : [resource.region];
    for (const region of regions) {
      this.findings.push(
        generateControlFinding(this.random, {
          control: controlFact(controlId),
          resource,
          result,
          region,
          now: this.now,
          accountName: accountNames.get(resource.account) ?? resource.account,
          ...more,
        }),
      );
    }
  }

  /** A finding of another product. */
  product(
    generate: Product,
    resource: GeneratedResource,
    more: { age?: number; sample?: boolean; untriaged?: boolean } = {},
  ): void {
    const finding = generate(this.random, {
      resource,
      now: this.now,
      accountName: accountNames.get(resource.account) ?? resource.account,
      age: more.age,
      sample: more.sample,
    });
    this.findings.push(
      more.untriaged
        ? { ...finding, Workflow: { Status: 'NEW' }, RecordState: 'ACTIVE' }
        : finding,
    );
  }
}
