import { BulkRecord } from '../store/BulkRecord';
import { VisibleRecord, World } from '../store/World';
import { compileOcsfFilters } from '../unified/compileOcsfFilters';
import { compileOcsfSort } from '../unified/compileOcsfSort';
import { OcsfRow } from '../unified/ocsfFields';
import {
  OcsfDocument,
  ocsfSourceOf,
  OcsfSource,
  toOcsf,
} from '../unified/toOcsf';
import { AwsError, invalidInput } from '../wire/AwsError';
import { Call, Operation } from './Call';
import { PageTokens } from './pageTokens';

/** A found record. What it shows is taken when it is found, so that a page does not change with the world. */
type Row = BulkRecord | (OcsfRow & { shown: OcsfSource });

type Cursor = Listing & {
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

/** What pages are cut from. */
type Listing = {
  rows: readonly Row[];
  /** Accounts that show no `metadata.uid`. */
  withoutUid: ReadonlySet<string>;
};

function accountsWithoutUid(world: World): ReadonlySet<string> {
  const accounts = [...world.accounts.values()];
  return new Set(
    accounts
      .filter(({ metadataUids }) => metadataUids === false)
      .map(({ id }) => id),
  );
}

function select(call: Call, at: number): Listing {
  const { world, identity, region, input } = call;
  const withoutUid = accountsWithoutUid(world);
  const showsUid = (account: string) => !withoutUid.has(account);
  const common = { source: world.records.source(), showsUid };
  const { matches, findingUids, accounts } = compileOcsfFilters(input.Filters, {
    ...common,
    now: at,
    contains: world.switches.containsFilters === 'accepted',
  });
  const sort = compileOcsfSort(input.SortCriteria, common);
  const found: Row[] = [];
  const visit = (row: Row) => {
    if (matches(row)) {
      found.push(row);
    }
  };
  const rowOf = ({ finding, record }: VisibleRecord) => ({
    finding,
    record,
    metadataUid: showsUid(record.account),
    shown: ocsfSourceOf(record, finding),
  });
  if (findingUids) {
    for (const id of new Set(findingUids)) {
      for (const row of world.visibleWithId(identity, region, id, 'ocsf')) {
        visit(rowOf(row));
      }
    }
  } else {
    const partitions = world.recordsIn(identity, region, accounts, 'ocsf');
    for (const partition of partitions) {
      for (const record of partition) {
        if (!world.holds(record, 'ocsf')) {
          continue;
        }
        if (record instanceof BulkRecord && record.pristineInUnified) {
          visit(record);
          continue;
        }
        const finding = world.versionIn(record, region);
        if (finding) {
          visit(rowOf({ finding, record }));
        }
      }
    }
  }
  return { rows: sort(found), withoutUid };
}

function documentOf(row: Row, { withoutUid }: Listing): OcsfDocument {
  if (!(row instanceof BulkRecord)) {
    return toOcsf(row.shown, row);
  }
  const { account, region, source, index } = row;
  return toOcsf(
    { account, region, finding: source.finding(index) },
    { metadataUid: !withoutUid.has(account) },
  );
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
): { operation: Operation; tokens: PageTokens<Cursor> } {
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
      ...select(call, at),
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
        .map(row => documentOf(row, cursor)),
      NextToken:
        end < cursor.rows.length
          ? tokens.issue(fingerprint, { ...cursor, offset: end })
          : undefined,
    };
  };
  return { operation, tokens };
}
