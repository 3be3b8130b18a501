import { VerdictContext } from 'aws-control-handbook';
import {
  Environment,
  FindingFilterCriteria,
  Verdict,
} from 'backstage-plugin-security-hub-common';
import { OverlayState } from './OverlayState';
import {
  EntitiesOfTypes,
  generalVerdict,
  VerdictFilter,
  verdictCriteria,
} from './verdictCriteria';

/** Of a finding, what a verdict of the organisation depends on. */
export type JudgedFinding = {
  environment: Environment;
  account: string | undefined;
  /** Ref of the primary entity */
  primary: string | undefined;
};

/** The verdicts of the organisation, for lists: of single findings, as a filter, and of controls as a whole. */
export class OverlayVerdicts {
  static create(options: {
    state: Pick<OverlayState, 'known'>;
    /** `spec.type` of an entity */
    typeOf: (entityRef: string) => string | undefined;
    entitiesOfTypes: EntitiesOfTypes;
  }): OverlayVerdicts {
    return new OverlayVerdicts(options);
  }

  readonly #options: Parameters<typeof OverlayVerdicts.create>[0];

  private constructor(options: Parameters<typeof OverlayVerdicts.create>[0]) {
    this.#options = options;
  }

  contextOf({ environment, account, primary }: JudgedFinding): VerdictContext {
    return {
      environment,
      account,
      entityType:
        primary === undefined ? undefined : this.#options.typeOf(primary),
    };
  }

  /** The verdict that counts for a finding. */
  of(
    controlId: string | undefined,
    finding: JudgedFinding,
  ): Verdict | undefined {
    const { overlay } = this.#options.state.known;
    return controlId === undefined
      ? undefined
      : overlay.verdict(controlId, this.contextOf(finding))?.verdict.verdict;
  }

  /** The findings on which one of the verdicts stands. */
  criteriaFor(wanted: readonly VerdictFilter[]): FindingFilterCriteria {
    return verdictCriteria(
      this.#options.state.known.overlay,
      wanted,
      this.#options.entitiesOfTypes,
    );
  }

  /** What can count for findings of a control: one verdict for all of them, or which ones, by the finding. */
  ofControl(
    controlId: string | undefined,
  ): { general: Verdict } | { possible: Verdict[] } | undefined {
    const page =
      controlId === undefined
        ? undefined
        : this.#options.state.known.overlay.page(controlId);
    const possible = [
      ...new Set(page?.frontMatter.verdicts?.map(({ verdict }) => verdict)),
    ];
    if (!page || possible.length === 0) {
      return undefined;
    }
    const general = generalVerdict(page);
    return general === undefined ? { possible } : { general };
  }
}
