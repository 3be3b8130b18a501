import { FindingRecord } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { HubTarget } from '../../aws/types';
import { SecurityHubSettings } from '../../config/settings';
import { loadRecords } from '../../database/operations/findings/loadRecords';
import { loadDecisions } from '../../database/operations/triage/loadDecision';
import { OutboxRow } from '../../database/operations/triage/rows';
import { selectAmbiguousRecords } from '../../database/operations/triage/selectAmbiguousRecords';
import { loadRecordsOfWrites } from '../changes/loadRecordsOfWrites';
import { project } from '../state/project';
import { writeDestination } from './destination';
import { payloadOf, WritePayload } from './payload';
import { RowOutcome } from './settleRows';
import { noWriteMessage } from './words';

/** A record that is to be written. */
export type PlannedWrite = {
  rowId: number;
  decisionId: string;
  identity: FindingRecord['identity'];
  target: HubTarget;
  payload: WritePayload;
};

/** What has to be done about rows. */
export type WritePlan = {
  writes: PlannedWrite[];
  /** Rows for which nothing goes to AWS */
  settled: RowOutcome[];
};

/** Projects claimed rows on what is stored of their records now. Reads only. */
export async function planWrites(
  database: Knex,
  rows: OutboxRow[],
  options: {
    settings: Pick<SecurityHubSettings, 'sources' | 'appBaseUrl'>;
    at: string;
  },
): Promise<WritePlan> {
  const { settings, at } = options;
  const recordKeys = rows.map(row => row.record_key);
  const records = await loadRecords(database, { recordKeys });
  const decisions = await loadDecisions(database, [
    ...new Set(rows.map(row => row.decision_id)),
  ]);
  const writes = await loadRecordsOfWrites(
    database,
    [...records.values()].map(({ record }) => record),
  );
  const ambiguous = await selectAmbiguousRecords(
    database,
    rows.flatMap(row => (row.route === 'administrator' ? row.record_key : [])),
  );
  const sources = new Map(
    settings.sources.map(source => [source.name, source]),
  );

  const plan: WritePlan = { writes: [], settled: [] };
  for (const row of rows) {
    const stored = records.get(row.record_key);
    const decision = decisions.get(row.decision_id);
    if (!stored || !decision) {
      plan.settled.push(nothing(row, 'AWS does not keep the record any more'));
      continue;
    }
    const { record, source } = stored;
    const action = project(
      { id: decision.id, kind: decision.kind, phase: row.phase },
      record,
      writes(record),
    );
    if (action.action === 'none') {
      plan.settled.push(nothing(row, noWriteMessage(action.reason)));
      continue;
    }
    const destination = writeDestination({
      source: sources.get(source),
      identity: record.identity,
      route: row.route,
      ambiguous:
        ambiguous.has(row.record_key) &&
        record.identity.metadataUid === undefined,
    });
    if ('problem' in destination) {
      plan.settled.push({
        id: row.id,
        event: {
          type: 'refused',
          at,
          ...destination.problem,
          retryable: false,
          unreachable: true,
          random: 0,
        },
      });
      continue;
    }
    plan.writes.push({
      rowId: row.id,
      decisionId: decision.id,
      identity: record.identity,
      target: destination.target,
      payload: payloadOf({
        workflow: action.workflow,
        phase: row.phase,
        decision,
        format: record.identity.format,
        customer: record.customer,
        appBaseUrl: settings.appBaseUrl,
      }),
    });
  }
  return plan;
}

function nothing(row: OutboxRow, message: string): RowOutcome {
  return { id: row.id, event: { type: 'nothing-to-write', message } };
}
