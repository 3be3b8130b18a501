import { defaultControlFacts, Overlay } from 'aws-control-handbook';
import { Issue } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { PrioritySettings } from '../../config/settings';
import { loadSignals, Signal } from '../../database/operations/priority';
import { longText } from '../../database/text';
import { sha256 } from '../../hashing/sha256';
import { Pause } from '../../priority';
import { Assignment, assignIssue } from './assignIssue';
import { OwnershipState } from './OwnershipState';

/**
 * Reads what the database knows beyond the issues, with one statement for all of them: what other findings say of the same resources.
 *
 * @returns finds owners, environment, layer and priority of one of the issues
 */
export async function assignIssues(
  transaction: Knex.Transaction,
  issues: readonly Issue[],
  context: {
    ownership: OwnershipState;
    policy: PrioritySettings;
    /** When decisions of ours accepted the risk, by the issues' keys */
    pauses: ReadonlyMap<string, readonly Pause[]>;
    /** The current time, ISO 8601 */
    at: string;
    /** Ref of the group that answers threats */
    threatResponder?: string;
    /** What the organisation says of controls; absent: nothing */
    overlay?: Overlay;
  },
): Promise<(issue: Issue) => Assignment> {
  const { ownership, policy, pauses, at } = context;
  const hashes = new Map(
    issues.map(issue => [
      issue.key,
      issue.resources.map(({ canonicalId }) => sha256(longText(canonicalId))),
    ]),
  );
  const signals = await loadSignals(transaction, [
    ...new Set([...hashes.values()].flat()),
  ]);
  const hears = (issue: Issue, signal: Signal) =>
    (hashes.get(issue.key) ?? []).some(hash =>
      signals
        .get(hash)
        ?.some(
          row =>
            row.signal === signal &&
            row.account === issue.account &&
            row.issue_key !== issue.key,
        ),
    );
  const controls = defaultControlFacts();
  return issue => {
    const facts = issue.controlId ? controls.exact(issue.controlId) : undefined;
    return assignIssue(issue, {
      index: ownership.index,
      ledger: ownership.ledger,
      policy,
      ownersOf: ref => ownership.ownersOf(ref),
      traitsOf: ref => ownership.traitsOf(ref),
      at,
      category: facts?.category,
      controlLayer: facts?.layer,
      pauses: pauses.get(issue.key),
      threatResponder: context.threatResponder,
      dueInDays: where =>
        context.overlay?.verdict(issue.controlId ?? '', {
          ...where,
          account: issue.account,
        })?.verdict.dueInDays,
      reachable: hears(issue, 'internet'),
      threatActivity: hears(issue, 'threat'),
    });
  };
}
