import { VerdictContext } from 'aws-control-handbook';
import { Environment, Verdict } from 'backstage-plugin-security-hub-common';
import { OverlayState } from './OverlayState';
import {
  dependenceOf,
  generalVerdict,
  reachableVerdicts,
  VerdictDependence,
} from './reachableVerdicts';

/** Of a finding, what a verdict of the organisation depends on. */
export type JudgedFinding = {
  environment: Environment;
  account: string | undefined;
  /** Ref of the primary entity */
  primary: string | undefined;
};

/** A control on which the organisation decided, for all findings alike or by the finding. */
export type JudgedControl =
  | { controlId: string; general: Verdict }
  | { controlId: string; dependsOn: VerdictDependence };

/** The verdicts of the organisation, for lists: of single findings, and of controls as a whole. */
export class OverlayVerdicts {
  static create(options: {
    state: Pick<OverlayState, 'known'>;
    /** `spec.type` of an entity */
    typeOf: (entityRef: string) => string | undefined;
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

  /** Changes with every change of the organisation's files. */
  get generation(): number {
    return this.#options.state.known.place?.generation ?? 0;
  }

  /** Those of the controls on which there are verdicts; of all controls where none are named. */
  judged(controlIds?: Iterable<string>): JudgedControl[] {
    const { overlay } = this.#options.state.known;
    const pages = controlIds
      ? [...new Set(controlIds)].flatMap(id => overlay.page(id) ?? [])
      : overlay.pages();
    return pages
      .filter(page => reachableVerdicts(page).length > 0)
      .map(page => {
        const { controlId } = page;
        const general = generalVerdict(page);
        return general === undefined
          ? { controlId, dependsOn: dependenceOf(page) }
          : { controlId, general };
      });
  }
}
