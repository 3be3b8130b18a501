import { AccountState } from 'backstage-plugin-security-hub-common';
import {
  ShownContext,
  ShownFinding,
} from '../database/operations/queries/shownFindings';
import { Caller, mayDecide } from '../access/caller';
import { EntityAccess, UserCredentials } from '../access/EntityAccess';
import { DecisionLookup, ScopeLookup, VerdictLookup } from './lookups';
import { PresentationContext } from './presentationContext';

/** Looks up at once what the findings of a reply need to be shown. */
export class ContextLoader {
  static create(options: {
    access: EntityAccess;
    decisions: DecisionLookup;
    scopes: ScopeLookup;
    /** State of an account that is not read any more; absent: nothing is said of it */
    retiredState?: (account: string) => AccountState | undefined;
    /** Absent: the organisation says nothing of its own */
    verdicts?: Pick<VerdictLookup, 'of'>;
  }): ContextLoader {
    return new ContextLoader(options);
  }

  readonly #options: Parameters<typeof ContextLoader.create>[0];

  private constructor(options: Parameters<typeof ContextLoader.create>[0]) {
    this.#options = options;
  }

  /** `readable`: entities that the caller was already found to read. */
  async load(options: {
    findings: Array<ShownFinding & ShownContext>;
    readable: ReadonlySet<string>;
    caller: Caller;
    credentials: UserCredentials;
    now: string;
  }): Promise<PresentationContext> {
    const { access, decisions, scopes, verdicts } = this.#options;
    const { findings, caller, credentials, now } = options;
    // Findings without a decision are most of them: nothing is asked about those.
    const decided = await decisions.decisionsOf(
      findings.filter(row => row.decision_id !== null).map(row => row.key),
    );
    const ending = await decisions.endingOf(
      findings
        .filter(row => row.status === 'accepted' && !decided.has(row.key))
        .map(row => row.key),
    );
    const primaries = new Map(
      findings.flatMap(({ key, primary_ref: primary }) =>
        primary === null ? [] : [[key, primary] as const],
      ),
    );
    const others = [...new Set(primaries.values())].filter(
      ref => !options.readable.has(ref),
    );
    const readable = await access.readableOwners(others, credentials);
    const threats = new Set(
      caller.respondsToThreats
        ? findings.flatMap(({ key, kind }) => (kind === 'threat' ? key : []))
        : [],
    );
    return {
      now,
      decisions: decided,
      ending,
      primaries,
      readable: new Set([...options.readable, ...readable.keys()]),
      retiredState: account =>
        account === null ? undefined : this.#options.retiredState?.(account),
      resources: new Map(findings.map(({ key, resource }) => [key, resource])),
      verdictOf: ({ key, control_id: controlId, environment, account }) =>
        verdicts?.of(controlId ?? undefined, {
          environment,
          account: account ?? undefined,
          primary: primaries.get(key),
        }),
      respondsToThreats: caller.respondsToThreats,
      canDecide: key => {
        const primary = primaries.get(key);
        return (
          caller.platform ||
          threats.has(key) ||
          (primary !== undefined && mayDecide(caller, scopes.ownersOf(primary)))
        );
      },
    };
  }
}
