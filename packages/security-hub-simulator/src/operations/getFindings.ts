import { compileFilters } from '../filters/compileFilters';
import { compileSort, foundFinding, FoundRecord } from '../filters/compileSort';
import { BulkRecord } from '../store/BulkRecord';
import { World } from '../store/World';
import { invalidInput } from '../wire/AwsError';
import { Call, Operation } from './Call';
import { PageTokens } from './pageTokens';

type Cursor = {
  rows: readonly FoundRecord[];
  revision: number;
  offset: number;
  at: number;
};

// Undocumented; what the service answers without MaxResults.
const defaultPageSize = 10;

function pageSizeOf(value: unknown, most: number): number {
  if (value === undefined || value === null) {
    return defaultPageSize;
  }
  if (typeof value !== 'number' || value < 1 || value > most) {
    throw invalidInput(
      `Invalid parameter: MaxResults must be between 1 and ${most}`,
    );
  }
  return Math.floor(value);
}

function select(call: Call, at: number): readonly FoundRecord[] {
  const { world, identity, region, input } = call;
  const source = world.records.source();
  const { matches, matchesIndex, ids, accounts } = compileFilters(
    input.Filters,
    {
      now: at,
      contains: world.switches.containsFilters === 'accepted',
      source,
    },
  );
  const sort = compileSort(input.SortCriteria, source);
  const rows: FoundRecord[] = [];
  if (ids) {
    for (const id of new Set(ids)) {
      for (const row of world.visibleWithId(identity, region, id)) {
        if (matches(row.finding, row.record)) {
          rows.push(row);
        }
      }
    }
  } else {
    for (const partition of world.recordsIn(identity, region, accounts)) {
      for (const record of partition) {
        if (!world.holds(record, 'asff')) {
          continue;
        }
        if (record instanceof BulkRecord && record.pristine) {
          if (matchesIndex(record.index, record)) {
            rows.push(record);
          }
          continue;
        }
        const finding = world.versionIn(record, region);
        if (finding && matches(finding, record)) {
          rows.push({ finding, record });
        }
      }
    }
  }
  return sort?.(rows) ?? rows;
}

/**
 * GetFindings. Pages are cut from what the first call found, or, with the
 * switch `paging: shifting`, from what matches when the page is asked for.
 *
 * See https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_GetFindings.html
 */
export function createGetFindings(
  world: World,
  tokenLifetime: number,
): { operation: Operation; tokens: PageTokens<Cursor> } {
  const tokens = PageTokens.create<Cursor>(
    () => world.clock.now(),
    tokenLifetime,
  );
  const operation: Operation = call => {
    const { input, identity, region } = call;
    const size = pageSizeOf(input.MaxResults, 100);
    const fingerprint = JSON.stringify([
      identity.accountId,
      region,
      input.Filters ?? {},
      input.SortCriteria ?? [],
    ]);
    let cursor: Cursor;
    if (input.NextToken === undefined || input.NextToken === null) {
      const at = world.clock.now();
      cursor = {
        rows: select(call, at),
        revision: world.records.revision(),
        offset: 0,
        at,
      };
    } else {
      cursor = tokens.read(input.NextToken, fingerprint);
      if (
        world.switches.paging === 'shifting' &&
        cursor.revision !== world.records.revision()
      ) {
        cursor = {
          ...cursor,
          rows: select(call, cursor.at),
          revision: world.records.revision(),
        };
      }
    }
    const end = cursor.offset + size;
    return {
      Findings: cursor.rows.slice(cursor.offset, end).map(foundFinding),
      NextToken:
        end < cursor.rows.length
          ? tokens.issue(fingerprint, { ...cursor, offset: end })
          : undefined,
    };
  };
  return { operation, tokens };
}
