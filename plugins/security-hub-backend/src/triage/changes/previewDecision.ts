import { NotFoundError } from '@backstage/errors';
import {
  DecisionKind,
  DecisionPreview,
  decisionReasons,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { SecurityHubSettings } from '../../config/settings';
import { chunks } from '../../database/chunks';
import { loadRecords } from '../../database/operations/findings/loadRecords';
import { loadActiveCoverage } from '../../database/operations/triage/loadCoverage';
import { FindingRow } from '../../database/rows';
import { latestEnd } from '../request/validateDecisionRequest';
import { coverageOf } from '../state/coverageOf';
import { project } from '../state/project';
import { loadRecordsOfWrites } from './loadRecordsOfWrites';

/** What a decision of a kind would cover and write; the same rules as when it is made. Writes nothing. */
export async function previewDecision(
  knex: Knex,
  options: {
    kind: DecisionKind;
    findingKeys: string[];
    refused: DecisionPreview['notCovered'];
    now: Date;
    settings: Pick<SecurityHubSettings, 'decisions' | 'writeBack'>;
  },
): Promise<DecisionPreview> {
  const { kind, now, settings } = options;
  const refused = new Set(options.refused.map(({ findingKey }) => findingKey));
  const keys = [...new Set(options.findingKeys)].filter(
    key => !refused.has(key),
  );
  const findings = await loadFindings(knex, keys);
  const active = await loadActiveCoverage(knex, keys);
  const covered: string[] = [];
  const notCovered: DecisionPreview['notCovered'] = [...options.refused];
  for (const key of keys) {
    const finding = findings.get(key);
    if (!finding) {
      throw new NotFoundError(`No finding with key ${key}`);
    }
    const coverable = coverageOf(
      kind,
      {
        failing: Boolean(finding.failing),
        awsStatus: finding.aws_status,
        status: finding.status,
      },
      active.get(key),
    );
    if (coverable.covered) {
      covered.push(key);
    } else {
      notCovered.push({ findingKey: key, reason: coverable.reason });
    }
  }
  return {
    covered: covered.length,
    records: await countWrites(knex, kind, covered),
    notCovered,
    latestEnd: latestEnd({ now, maxDuration: settings.decisions.maxDuration }),
    reasons: [...decisionReasons[kind]],
    writeBack: settings.writeBack.mode,
  };
}

async function loadFindings(
  knex: Knex,
  keys: string[],
): Promise<Map<string, FindingRow>> {
  const result = new Map<string, FindingRow>();
  for (const part of chunks(keys, 500)) {
    for (const row of await knex<FindingRow>('findings').whereIn('key', part)) {
      result.set(row.key, row);
    }
  }
  return result;
}

async function countWrites(
  knex: Knex,
  kind: DecisionKind,
  issueKeys: string[],
): Promise<number> {
  const stored = await loadRecords(knex, { issueKeys });
  const records = [...stored.values()].map(({ record }) => record);
  const writes = await loadRecordsOfWrites(knex, records);
  // An id that no decision has: the one that is previewed has none yet.
  const decision = { id: '', kind, phase: 'active' } as const;
  return records.filter(
    record => project(decision, record, writes(record)).action === 'write',
  ).length;
}
