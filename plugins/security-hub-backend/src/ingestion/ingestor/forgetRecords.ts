import { Knex } from 'knex';
import { lockAccounts } from '../../database/operations/findings/lockAccounts';
import {
  loadRecords,
  StoredRecord,
} from '../../database/operations/findings/loadRecords';
import {
  deleteRecords,
  saveRecords,
} from '../../database/operations/findings/saveRecords';
import { selectDecidedIssues } from '../../database/operations/findings/selectDecidedIssues';
import { vanishedRecord } from '../issue/vanishedRecord';
import { IssueWriter } from './IssueWriter';

/**
 * Removes records that AWS does not hold any more and folds their issues again. Those of an issue that a decision refers to stay, as
 * archived: that a finding vanishes ends no decision.
 *
 * @param stillGone - asked of each record when nobody else can change it any more
 * @returns the number of records that are removed or archived
 */
export async function forgetRecords(
  transaction: Knex.Transaction,
  options: {
    recordKeys: string[];
    issues: Pick<IssueWriter, 'refold'>;
    at: string;
    stillGone?: (stored: StoredRecord) => boolean;
  },
): Promise<number> {
  const { recordKeys, issues, at, stillGone = () => true } = options;
  const before = await loadRecords(transaction, { recordKeys });
  await lockAccounts(
    transaction,
    [...before.values()].flatMap(({ record }) => [
      record.identity.account,
      record.owningAccount,
    ]),
  );
  const stored = [
    ...(await loadRecords(transaction, { recordKeys })).values(),
  ].filter(stillGone);
  const issueKeys = [...new Set(stored.map(({ record }) => record.issueKey))];
  const decided = await selectDecidedIssues(transaction, issueKeys);
  await saveRecords(
    transaction,
    stored.flatMap(one =>
      decided.has(one.record.issueKey)
        ? {
            ...one,
            record: vanishedRecord(one.record, at),
            dirtySince: undefined,
          }
        : [],
    ),
  );
  await deleteRecords(
    transaction,
    stored.flatMap(({ record }) =>
      decided.has(record.issueKey) ? [] : record.recordKey,
    ),
  );
  await issues.refold(transaction, issueKeys);
  return stored.length;
}
