import { Reply } from '../../operations/Call';
import { memberOf } from '../../store/AsffRecord';
import { AwsError } from '../../wire/AwsError';

/**
 * Runs a batch request: each entry comes out under `Successful` or `Failed`.
 *
 * @param run - answers one entry's members, or throws the AwsError that it fails with
 * @throws AwsError for a batch that is empty, too long or has an id twice
 */
export function runBatch(
  entries: unknown,
  run: (entry: unknown) => Record<string, unknown>,
): Reply {
  const list: unknown[] = Array.isArray(entries) ? entries : [];
  if (list.length === 0) {
    throw new AwsError(
      'EmptyBatchRequest',
      400,
      'There should be at least one entry in the request.',
    );
  }
  if (list.length > 10) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      400,
      `Maximum number of entries per request are 10. You have sent ${list.length}.`,
    );
  }
  const ids = list.map(entry => memberOf(entry, 'Id'));
  if (new Set(ids).size < ids.length) {
    throw new AwsError(
      'BatchEntryIdsNotDistinct',
      400,
      'Two or more batch entries in the request have the same Id.',
    );
  }
  const successful: unknown[] = [];
  const failed: unknown[] = [];
  for (const entry of list) {
    const Id = memberOf(entry, 'Id');
    try {
      successful.push({ Id, ...run(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) {
        throw error;
      }
      failed.push({
        Id,
        SenderFault: error.status < 500,
        Code: error.code,
        Message: error.message,
      });
    }
  }
  return { Successful: successful, Failed: failed };
}
