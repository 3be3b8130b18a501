import {
  AccountState,
  components,
  Verdict,
} from 'backstage-plugin-security-hub-common';
import {
  ShownContext,
  ShownFinding,
} from '../database/operations/queries/shownFindings';

/** A decision as a finding shows it. */
export type PresentedDecision = components['schemas']['FindingDecision'];

/** What is looked up once for all findings of a reply. */
export type PresentationContext = {
  /** ISO 8601 */
  now: string;
  decisions: ReadonlyMap<string, PresentedDecision>;
  /** Findings whose decision has ended, which AWS does not show yet */
  ending: ReadonlySet<string>;
  /** Finding key to the ref of its primary entity */
  primaries: ReadonlyMap<string, string>;
  /** Entities that the caller may read */
  readable: ReadonlySet<string>;
  /** First resource of each finding */
  resources: ReadonlyMap<string, ShownContext['resource']>;
  canDecide(findingKey: string): boolean;
  /** What the organisation decided about the control of a finding, as it counts for this one */
  verdictOf(
    finding: Pick<
      ShownFinding,
      'key' | 'control_id' | 'environment' | 'account'
    >,
  ): Verdict | undefined;
  /** The caller is one of those who answer threats */
  respondsToThreats: boolean;
  /** State of an account that is not read any more; undefined for all others */
  retiredState(account: string | null): AccountState | undefined;
};
