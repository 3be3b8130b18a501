import { Knex } from 'knex';
import { chunks } from '../../database/chunks';
import { transact } from '../../database/contention';
import { lockAccounts } from '../../database/operations/findings/lockAccounts';
import {
  deleteTagSource,
  forgetTags,
  selectKnownResources,
} from '../../database/operations/tags';
import { IssueRefolder, refoldIssues } from './retag';

/** Resources that are forgotten at once, and how often in one run. */
const RESOURCES = 200;
const PARTS = 50;
const ISSUES = 500;

/** Config no longer says where tags of the source are read: its findings have the tags of their own time again. */
export async function forgetSource(options: {
  knex: Knex;
  issues: IssueRefolder;
  source: string;
  signal: AbortSignal;
}): Promise<void> {
  const { knex, issues, source, signal } = options;
  for (let part = 0; part < PARTS; part += 1) {
    signal.throwIfAborted();
    const known = await selectKnownResources(knex, { source, most: RESOURCES });
    if (known.length === 0) {
      await deleteTagSource(knex, source);
      return;
    }
    const keys = await transact(knex, async transaction => {
      await lockAccounts(
        transaction,
        known.map(({ account }) => account),
      );
      return await forgetTags(transaction, known);
    });
    for (const page of chunks(keys, ISSUES)) {
      await refoldIssues(knex, issues, page);
    }
  }
}
