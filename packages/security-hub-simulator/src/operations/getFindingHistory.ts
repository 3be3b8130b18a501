import { memberOf, textOf } from '../store/AsffRecord';
import { HistoryEntry } from '../store/StoredRecord';
import { invalidInput, resourceNotFound } from '../wire/AwsError';
import { Operation } from './Call';

function timeOf(value: unknown, otherwise: number): number {
  if (value === undefined || value === null) {
    return otherwise;
  }
  const time =
    typeof value === 'number' ? value * 1000 : Date.parse(String(value));
  if (Number.isNaN(time)) {
    throw invalidInput(
      'Invalid parameter: StartTime or EndTime is no timestamp',
    );
  }
  return time;
}

/**
 * GetFindingHistory, newest change first.
 *
 * See https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_GetFindingHistory.html
 */
export const getFindingHistory: Operation = ({
  world,
  identity,
  region,
  input,
}) => {
  const identifier = input.FindingIdentifier;
  const [row] = world.find(identity, region, identifier);
  if (!row) {
    throw resourceNotFound('The finding was not found');
  }
  const size = input.MaxResults ?? 100;
  if (typeof size !== 'number' || size < 1 || size > 100) {
    throw invalidInput(
      'Invalid parameter: MaxResults must be between 1 and 100',
    );
  }
  const offset = Number(input.NextToken ?? 0);
  if (!Number.isInteger(offset) || offset < 0) {
    throw invalidInput('Invalid parameter: NextToken is not valid');
  }
  const history = row.record.history ?? [];
  const entries: HistoryEntry[] = history[0]?.created
    ? [...history]
    : [
        {
          at: Date.parse(textOf(row.finding, 'CreatedAt') ?? '') || 0,
          created: true,
          source: 'BATCH_IMPORT_FINDINGS',
          identity: textOf(row.finding, 'ProductArn') ?? '',
          updates: [],
        },
        ...history,
      ];
  const start = timeOf(input.StartTime, Number.NEGATIVE_INFINITY);
  const end = timeOf(input.EndTime, world.clock.now());
  const selected = entries
    .filter(entry => entry.at >= start && entry.at <= end)
    .reverse();
  return {
    Records: selected.slice(offset, offset + size).map(entry => ({
      FindingIdentifier: {
        Id: memberOf(identifier, 'Id'),
        ProductArn: memberOf(identifier, 'ProductArn'),
      },
      UpdateTime: new Date(entry.at).toISOString(),
      FindingCreated: entry.created,
      UpdateSource: { Type: entry.source, Identity: entry.identity },
      Updates: entry.updates.map(update => ({
        UpdatedField: update.field,
        OldValue: update.before,
        NewValue: update.after,
      })),
    })),
    NextToken:
      offset + size < selected.length ? String(offset + size) : undefined,
  };
};
