import { World } from '../store/World';
import { compileOcsfFilters } from '../unified/compileOcsfFilters';
import { compileOcsfSort } from '../unified/compileOcsfSort';
import { OcsfRow } from '../unified/ocsfFields';
import { ocsfSourceOf, OcsfSource, toOcsf } from '../unified/toOcsf';
import { AwsError, invalidInput } from '../wire/AwsError';
import { Call, Operation } from './Call';
import { PageTokens } from './pageTokens';

/** What a row shows; taken when it is found, so that a page does not change with the world. */
type Row = { source: OcsfSource; metadataUid: boolean };

type Cursor = {
  rows: readonly Row[];
  revision: number;
  offset: number;
  at: number;
};

const largestPage = 100;
// Undocumented; as GetFindings.
const defaultPageSize = 10;

function pageSizeOf(value: unknown): number {
  if (value === undefined || value === null) {
    return defaultPageSize;
  }
  if (typeof value !== 'number' || value < 1 || value > largestPage) {
    throw invalidInput(
      `Invalid parameter: MaxResults must be between 1 and ${largestPage}`,
    );
  }
  return Math.floor(value);
}

function select(call: Call, at: number): readonly Row[] {
  const { world, identity, region, input } = call;
  const { matches, findingUids } = compileOcsfFilters(input.Filters, {
    now: at,
    contains: world.switches.containsFilters === 'accepted',
  });
  const sort = compileOcsfSort(input.SortCriteria);
  const found: OcsfRow[] = [];
  const visit = ({ finding, record }: Omit<OcsfRow, 'metadataUid'>) => {
    const row = {
      finding,
      record,
      metadataUid: world.accounts.get(record.account)?.metadataUids !== false,
    };
    if (matches(row)) {
      found.push(row);
    }
  };
  if (findingUids) {
    for (const id of new Set(findingUids)) {
      world.visibleWithId(identity, region, id, 'ocsf').forEach(visit);
    }
  } else {
    world.forEachVisible(
      identity,
      region,
      (finding, record) => visit({ finding, record }),
      'ocsf',
    );
  }
  return sort(found).map(({ record, finding, metadataUid }) => ({
    metadataUid,
    source: ocsfSourceOf(record, finding),
  }));
}

/**
 * GetFindingsV2: findings of the unified Security Hub as OCSF documents. Pages
 * and their tokens behave as those of GetFindings.
 *
 * See https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_GetFindingsV2.html
 */
export function createGetFindingsV2(
  world: World,
  tokenLifetime: number,
): { operation: Operation; tokens: PageTokens<unknown> } {
  const tokens = PageTokens.create<Cursor>(
    () => world.clock.now(),
    tokenLifetime,
  );
  const operation: Operation = call => {
    const { input, identity, region } = call;
    if (input.Scopes !== undefined && input.Scopes !== null) {
      throw identity.accountId === world.administrator
        ? invalidInput('Scopes are not simulated')
        : new AwsError('AccessDeniedException', 403, 'Scopes are denied');
    }
    const size = pageSizeOf(input.MaxResults);
    const fingerprint = JSON.stringify([
      identity.accountId,
      region,
      input.Filters ?? {},
      input.SortCriteria ?? [],
    ]);
    const search = (at: number, offset: number): Cursor => ({
      rows: select(call, at),
      revision: world.records.revision(),
      offset,
      at,
    });
    let cursor: Cursor;
    if (input.NextToken === undefined || input.NextToken === null) {
      cursor = search(world.clock.now(), 0);
    } else {
      cursor = tokens.read(input.NextToken, fingerprint);
      if (
        world.switches.paging === 'shifting' &&
        cursor.revision !== world.records.revision()
      ) {
        cursor = search(cursor.at, cursor.offset);
      }
    }
    const end = cursor.offset + size;
    return {
      Findings: cursor.rows
        .slice(cursor.offset, end)
        .map(({ source, metadataUid }) => toOcsf(source, { metadataUid })),
      NextToken:
        end < cursor.rows.length
          ? tokens.issue(fingerprint, { ...cursor, offset: end })
          : undefined,
    };
  };
  return { operation, tokens };
}
