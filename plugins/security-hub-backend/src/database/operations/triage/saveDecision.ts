import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { DecisionFindingRow, DecisionRow } from './rows';

/** Inserts a decision with the findings that it was made about. The former decisions have to be ended before. */
export async function saveDecision(
  transaction: Knex.Transaction,
  decision: DecisionRow,
  findings: DecisionFindingRow[],
): Promise<void> {
  await transaction<DecisionRow>('decisions').insert(decision);
  for (const part of chunks(findings, 80)) {
    await transaction<DecisionFindingRow>('decision_findings').insert(part);
  }
}
