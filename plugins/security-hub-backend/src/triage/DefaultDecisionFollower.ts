import { Knex } from 'knex';
import { SecurityHubSettings } from '../config/settings';
import { loadAcceptedTimes } from '../database/operations/triage/loadAcceptedTimes';
import {
  ChangedIssue,
  DecisionFollower,
  HoldingDecision,
} from '../ingestion/ingestor/DecisionFollower';
import { onIssuesChanged } from './changes/onIssuesChanged';

/** Ends, extends and repeats decisions as their issues change. */
export class DefaultDecisionFollower implements DecisionFollower {
  static create(
    settings: Pick<SecurityHubSettings, 'writeBack'>,
  ): DefaultDecisionFollower {
    return new DefaultDecisionFollower(settings);
  }

  readonly #settings: Pick<SecurityHubSettings, 'writeBack'>;

  private constructor(settings: Pick<SecurityHubSettings, 'writeBack'>) {
    this.#settings = settings;
  }

  async onIssuesChanged(
    transaction: Knex.Transaction,
    issues: ChangedIssue[],
    at: string,
  ): Promise<ReadonlyMap<string, HoldingDecision>> {
    return await onIssuesChanged(transaction, issues, {
      at,
      writeBack: this.#settings.writeBack,
    });
  }

  async acceptedTimes(transaction: Knex.Transaction, issueKeys: string[]) {
    return await loadAcceptedTimes(transaction, issueKeys);
  }
}
