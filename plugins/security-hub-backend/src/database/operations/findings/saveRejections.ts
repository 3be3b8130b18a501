import { Knex } from 'knex';
import { documentText } from '../../documentText';
import { sha256 } from '../../../hashing/sha256';
import { columnText, longText } from '../../text';

/** A record that could not become a finding. */
export type RejectedRecord = {
  source: string;
  reason: string;
  recordId?: string;
  /** ISO 8601 */
  at: string;
  document: unknown;
};

/** Keeps rejected records with their reason; the same document is kept once. */
export async function saveRejections(
  transaction: Knex.Transaction,
  rejections: RejectedRecord[],
): Promise<void> {
  for (const rejection of rejections) {
    const document = documentText(rejection.document);
    await transaction('rejected_records')
      .insert({
        hash: sha256(`${rejection.source}\n${document}`),
        source: columnText(rejection.source),
        reason: columnText(rejection.reason, 64),
        record_id: rejection.recordId ? longText(rejection.recordId) : null,
        at: rejection.at,
        document,
      })
      .onConflict('hash')
      .merge(['at', 'reason']);
  }
}
