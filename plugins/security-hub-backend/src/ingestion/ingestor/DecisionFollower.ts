import { FindingStatus, Issue } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { Pause } from '../../priority';

/** What of an issue matters to its decision. */
export type ChangedIssue = Pick<
  Issue,
  'key' | 'failing' | 'compliance' | 'awsStatus'
> & {
  /** AWS does not hold one of its records any more, which proves nothing and ends nothing */
  vanished?: boolean;
};

/** A decision that holds for an issue. */
export type HoldingDecision = {
  decisionId: string;
  /** ISO 8601 */
  endsAt?: string;
  /** Where the issue stands for people under the decision */
  status: FindingStatus;
};

/** Keeps decisions in step with the issues that they are about. */
export interface DecisionFollower {
  /**
   * Called in the transaction that stores the issues, after their records are stored and the issues locked.
   *
   * @param at - the current time, ISO 8601
   * @returns the decisions that still hold, by the issue's key
   */
  onIssuesChanged(
    transaction: Knex.Transaction,
    issues: ChangedIssue[],
    at: string,
  ): Promise<ReadonlyMap<string, HoldingDecision>>;

  /** When decisions accepted the risk of issues, by the issues' keys: their due dates stood still. */
  acceptedTimes(
    transaction: Knex.Transaction,
    issueKeys: string[],
  ): Promise<ReadonlyMap<string, readonly Pause[]>>;
}
