import { Knex } from 'knex';
import { TagAnswer } from '../../aws';
import { transact } from '../../database/contention';
import {
  lockAccounts,
  lockIssueAccounts,
} from '../../database/operations/findings/lockAccounts';
import {
  DueResource,
  ReadTags,
  saveResourceTags,
  selectRetagged,
  settleAsked,
  tagsText,
} from '../../database/operations/tags';

/** Writes issues anew; the caller holds the locks of their accounts. */
export type IssueRefolder = {
  ready(): Promise<void>;
  refold(transaction: Knex.Transaction, keys: string[]): Promise<void>;
};

/** Issues that are written anew in one transaction. */
const CHUNK = 500;

/** The answers of a source to one request, as they are kept. What it says of a resource of another account is not about ours. */
export function readTagsOf(
  asked: readonly DueResource[],
  answers: readonly TagAnswer[],
  readAt: string,
): ReadTags[] {
  const answerOf = new Map(answers.map(answer => [answer.arn, answer]));
  return asked.flatMap(resource => {
    const answer = answerOf.get(resource.resource_id);
    return answer?.account === resource.account
      ? {
          resource_hash: resource.resource_hash,
          account: resource.account,
          tags: tagsText(answer.tags),
          read_at: readAt,
        }
      : [];
  });
}

/**
 * Keeps answers, and gives findings whose tags have changed by them to their owners anew.
 *
 * @param asked - also those without an answer: nothing of them changes
 * @returns the number of findings that were written anew
 */
export async function retag(options: {
  knex: Knex;
  issues: IssueRefolder;
  asked: readonly DueResource[];
  answers: readonly ReadTags[];
  /** Our clock, before the request was sent; ISO 8601 */
  askedAt: string;
  signal: AbortSignal;
}): Promise<number> {
  const { knex, issues, asked, answers, askedAt, signal } = options;
  await transact(knex, async transaction => {
    // What is being stored at this moment with the tags of before is seen below
    await lockAccounts(
      transaction,
      answers.map(({ account }) => account),
    );
    await saveResourceTags(transaction, answers);
  });
  let changed = 0;
  for (let after = ''; ; ) {
    signal.throwIfAborted();
    const keys = await selectRetagged(knex, answers, { after, most: CHUNK });
    await refoldIssues(knex, issues, keys);
    changed += keys.length;
    const last = keys.at(-1);
    if (last === undefined || keys.length < CHUNK) {
      break;
    }
    after = last;
  }
  // Last: after a crash before this line they are asked for again
  await transact(knex, async transaction => {
    await settleAsked(transaction, asked, askedAt);
  });
  return changed;
}

/** Writes issues anew in a transaction of their own. */
export async function refoldIssues(
  knex: Knex,
  issues: IssueRefolder,
  keys: string[],
): Promise<void> {
  if (keys.length > 0) {
    await transact(knex, async transaction => {
      await lockIssueAccounts(transaction, keys);
      await issues.refold(transaction, keys);
    });
  }
}
