import { FindingRow } from '../database/rows';
import { Knex } from 'knex';
import {
  Decision,
  DecisionPreview,
  DecisionRequest,
  HistoryEvent,
} from 'backstage-plugin-security-hub-common';

/** The human who decides; the caller's identity, never the plugin's. */
export type TriageCaller = {
  /** e.g. `user:default/jane` */
  userEntityRef: string;
};

/** Makes, shows and retries decisions. Whether the caller may decide is settled before. */
export interface TriageService {
  /**
   * Decides on findings, in one transaction with everything that follows from it.
   * Findings that cannot be decided are part of the result (`not-needed`, with a code and a message).
   *
   * @param options - `findingKeys` are those that the caller was found to own; they count, not those of the request
   * @throws InputError naming the parameter, when the request is not valid
   * @throws NotFoundError when a key belongs to no finding; nothing is written
   * @throws ConflictError when none of the findings can be decided so; nothing is written
   */
  decide(options: {
    entityRef: string;
    caller: TriageCaller;
    request: DecisionRequest;
    findingKeys: string[];
  }): Promise<Decision>;

  /**
   * What {@link TriageService.decide} would do. Writes nothing.
   *
   * @param options - `refused`: keys that the caller may see but not decide on, with the reasons to report
   * @throws NotFoundError when a key belongs to no finding
   */
  preview(options: {
    request: Pick<DecisionRequest, 'kind'>;
    findingKeys: string[];
    refused?: DecisionPreview['notCovered'];
  }): Promise<DecisionPreview>;

  /** @throws NotFoundError */
  get(decisionId: string): Promise<Decision>;

  /**
   * Puts the failed write-backs of a decision (and those left out while write-back was off) into the queue again.
   * Rows whose place a later decision took are left alone.
   *
   * @throws NotFoundError
   */
  retry(decisionId: string, caller: TriageCaller): Promise<Decision>;

  /** What happened to a finding, oldest first. Empty for an unknown key. */
  historyOf(findingKey: string): Promise<HistoryEvent[]>;
}

/** What the scheduler runs. Each may run in several replicas at once and be stopped at any point. */
export interface TriageTasks {
  /** Ends acceptances whose end has come. @returns how many decisions ended */
  expireDue(now?: Date): Promise<number>;
  /** Writes what is due in the outbox. @returns how many rows were worked on */
  writePending(): Promise<number>;
  /** Reads again what was written. @returns how many rows were worked on */
  verifyWritten(): Promise<number>;
}

/** Which verdicts of the organisation stand over findings, inside a transaction. */
export interface VerdictLookup {
  /** Their versions by finding key; a finding without one is left out */
  versions(
    transaction: Knex.Transaction,
    findings: readonly FindingRow[],
  ): Promise<ReadonlyMap<string, string>>;
}
