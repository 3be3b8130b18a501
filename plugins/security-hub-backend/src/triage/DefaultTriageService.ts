import { NotFoundError } from '@backstage/errors';
import {
  Decision,
  DecisionPreview,
  HistoryEvent,
} from 'backstage-plugin-security-hub-common';
import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { SecurityHubSettings } from '../config/settings';
import { transact } from '../database/contention';
import { loadDecision } from '../database/operations/triage/loadDecision';
import {
  HistoryRow,
  loadHistory,
} from '../database/operations/triage/loadHistory';
import { makeDecision } from './changes/makeDecision';
import { previewDecision } from './changes/previewDecision';
import { retryDecision } from './changes/retryDecision';
import { validateDecisionRequest } from './request/validateDecisionRequest';
import { toDecision } from './toDecision';
import { TriageCaller, TriageService, VerdictLookup } from './types';

/** What the service needs. */
export type TriageServiceOptions = {
  database: Knex;
  settings: Pick<SecurityHubSettings, 'decisions' | 'writeBack'>;
  /** The current time */
  clock: () => Date;
  /** Makes the id of a decision; a UUID by default */
  newId?: () => string;
  /** Absent: the organisation says nothing of controls */
  verdicts?: VerdictLookup;
};

/** Decisions in the plugin's own database. AWS is told by the outbox, later. */
export class DefaultTriageService implements TriageService {
  readonly #database: Knex;
  readonly #settings: TriageServiceOptions['settings'];
  readonly #clock: () => Date;
  readonly #newId: () => string;
  readonly #verdicts: VerdictLookup | undefined;

  static create(options: TriageServiceOptions): DefaultTriageService {
    return new DefaultTriageService(options);
  }

  private constructor(options: TriageServiceOptions) {
    this.#database = options.database;
    this.#settings = options.settings;
    this.#clock = options.clock;
    this.#newId = options.newId ?? randomUUID;
    this.#verdicts = options.verdicts;
  }

  async decide(
    options: Parameters<TriageService['decide']>[0],
  ): Promise<Decision> {
    const { entityRef, caller, request, findingKeys } = options;
    const now = this.#clock();
    const valid = validateDecisionRequest(
      { ...request, findingKeys },
      { now, maxDuration: this.#settings.decisions.maxDuration },
    );
    const id = this.#newId();
    await transact(this.#database, transaction =>
      makeDecision(
        transaction,
        {
          ...valid,
          id,
          entityRef,
          at: now.toISOString(),
          by: caller.userEntityRef,
          issueKeys: [...new Set(findingKeys)],
        },
        { writeBack: this.#settings.writeBack, verdicts: this.#verdicts },
      ),
    );
    return await this.get(id);
  }

  async preview(
    options: Parameters<TriageService['preview']>[0],
  ): Promise<DecisionPreview> {
    return await previewDecision(this.#database, {
      kind: options.request.kind,
      findingKeys: options.findingKeys,
      refused: options.refused ?? [],
      now: this.#clock(),
      settings: this.#settings,
    });
  }

  async get(decisionId: string): Promise<Decision> {
    const stored = await loadDecision(this.#database, decisionId);
    if (!stored) {
      throw new NotFoundError(`No decision with id ${decisionId}`);
    }
    return toDecision(stored);
  }

  async retry(decisionId: string, caller: TriageCaller): Promise<Decision> {
    await this.get(decisionId);
    await transact(this.#database, transaction =>
      retryDecision(transaction, decisionId, {
        at: this.#clock().toISOString(),
        by: caller.userEntityRef,
        writeBack: this.#settings.writeBack,
      }),
    );
    return await this.get(decisionId);
  }

  async historyOf(findingKey: string): Promise<HistoryEvent[]> {
    const rows = await loadHistory(this.#database, findingKey);
    return rows.flatMap(toHistoryEvent);
  }
}

const eventNames = {
  'first-seen': true,
  'status-changed': true,
  'severity-changed': true,
  'decision-made': true,
  'decision-ended': true,
  'write-back-written': true,
  'write-back-verified': true,
  'write-back-failed': true,
} satisfies Record<HistoryEvent['event'], true>;

function isEventName(name: string): name is HistoryEvent['event'] {
  return Object.hasOwn(eventNames, name);
}

/** Events that this version does not know (written by a later one) are left out: the API's list is closed. */
function toHistoryEvent(row: HistoryRow): HistoryEvent[] {
  if (!isEventName(row.event)) {
    return [];
  }
  if (row.event === 'decision-made') {
    return [
      {
        at: row.at,
        event: row.event,
        by: row.by ?? undefined,
        // What was decided says more than the status that follows from it
        to: row.detail ?? row.to ?? undefined,
        decisionId: row.decision_id ?? undefined,
        detail: row.justification ?? undefined,
      },
    ];
  }
  return [
    {
      at: row.at,
      event: row.event,
      by: row.by ?? undefined,
      from: row.from ?? undefined,
      to: row.to ?? undefined,
      decisionId: row.decision_id ?? undefined,
      detail: row.detail ?? undefined,
    },
  ];
}
