import { readFileSync } from 'node:fs';
import { controlFactsFileSchema, type ControlFacts } from './ControlFacts';

const fold = (text: string) => text.trim().toLowerCase();

/** Read-only lookups over the committed facts table. Ids are compared without case, but exactly: `Config.1` is not `Config.10`. */
export class ControlFactsTable {
  static create(options: { date: string; controls: readonly ControlFacts[] }) {
    return new ControlFactsTable(options.date, options.controls);
  }

  /**
   * Reads and validates a facts file.
   *
   * @throws when the file is missing or does not fit the schema: it is generated, so that is a broken installation.
   */
  static read(file: string) {
    const { date, controls } = controlFactsFileSchema.parse(
      JSON.parse(readFileSync(file, 'utf8')),
    );
    return ControlFactsTable.create({ date, controls });
  }

  /** The month in which the facts were collected, `YYYY-MM`. */
  readonly date: string;
  readonly #controls: readonly ControlFacts[];
  readonly #byId = new Map<string, ControlFacts>();
  readonly #idByGenerator = new Map<string, string>();

  private constructor(date: string, controls: readonly ControlFacts[]) {
    this.date = date;
    this.#controls = controls;
    for (const facts of controls) {
      const key = fold(facts.id);
      // Two spellings of one id differ only in case: the current one wins.
      if (facts.status !== 'renamed' || !this.#byId.has(key)) {
        this.#byId.set(key, facts);
      }
      for (const generator of facts.legacyGeneratorIds ?? []) {
        this.#idByGenerator.set(fold(generator), facts.id);
      }
    }
  }

  /** Every control, in order of its id. */
  list(): readonly ControlFacts[] {
    return this.#controls;
  }

  /** The record of exactly this id, also of a retired or renamed one. */
  exact(id: string): ControlFacts | undefined {
    return this.#byId.get(fold(id));
  }

  /** Like `exact`, but an id that AWS renamed leads to the record that stayed. */
  resolve(id: string): ControlFacts | undefined {
    const facts = this.exact(id);
    const [successor] = facts?.replacedBy ?? [];
    if (facts?.status === 'renamed' && successor) {
      return this.exact(successor) ?? facts;
    }
    return facts;
  }

  /**
   * The control that a generator id of the time before consolidated findings stands for. Accepts the bare id
   * (`pci-dss/v/3.2.1/PCI.IAM.6`) and the ARN form (`arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0/rule/1.3`).
   * Prefixes of a control id are never stripped: `PCI.IAM.6` is IAM.19.
   */
  idOfLegacyGenerator(generatorId: string): string | undefined {
    const folded = fold(generatorId);
    const bare = folded.replace(
      /^arn:aws[a-z-]*:securityhub:[^:]*:[^:]*:(?:ruleset|standards|subscription|control)\//,
      '',
    );
    const known =
      this.#idByGenerator.get(folded) ?? this.#idByGenerator.get(bare);
    if (known) {
      return known;
    }
    // The generators of these standards end with today's control id.
    const own =
      /^(?:aws-foundational-security-best-practices\/v\/1\.0\.0|nist-800-53\/v\/5\.0\.0|security-control)\/([^/]+)$/.exec(
        bare,
      );
    return own?.[1] === undefined ? undefined : this.resolve(own[1])?.id;
  }
}
