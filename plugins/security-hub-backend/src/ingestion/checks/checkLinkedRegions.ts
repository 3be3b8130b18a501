import { Knex } from 'knex';
import { ChecksGatewayProvider } from '../../aws';
import { SourceSettings } from '../../config';
import {
  hasActiveRecord,
  RecordRegion,
  selectRecordRegions,
} from '../../database/operations/checks';
import { SyncState } from '../../database/operations/sync';
import { Judgement } from './answers';
import { notChecked } from './checkTarget';
import { unlinked, whyNotLinked } from './linkedRegions';

/** The answer for the administrator, and what does not come through it; undefined: that could not be told. */
export type LinkedRegionsAnswer = {
  administrator: Judgement;
  missing: Array<RecordRegion & { message: string }> | undefined;
};

type Options = {
  knex: Knex;
  gateways: ChecksGatewayProvider;
  source: SourceSettings;
  administrator: NonNullable<SourceSettings['administrator']>;
  /** Sync states of the source */
  rows: SyncState[];
};

function connected(rows: SyncState[]): SyncState[] {
  return rows.filter(({ state }) => state !== 'not-connected');
}

/** Places that records name, of accounts that the source still reads. */
async function placesOfRecords(options: Options): Promise<RecordRegion[]> {
  const { knex, source, rows } = options;
  const accounts = new Set(connected(rows).map(({ account }) => account));
  // An administrator that may not list its members still reads their findings
  const unlisted = rows.some(
    ({ role, membersReadAt }) =>
      role === 'administrator' && membersReadAt === undefined,
  );
  const places = await selectRecordRegions(knex, source.name);
  return places.filter(({ account }) => unlisted || accounts.has(account));
}

/** Places of members that config, or the strategy, wants to be read. */
function placesOfMembers({ administrator, rows }: Options): RecordRegion[] {
  return connected(rows)
    .filter(({ role }) => role === 'member')
    .flatMap(({ account, region: known }) =>
      [known, ...(administrator.memberRegions ?? [])].map(region => ({
        account,
        region,
      })),
    );
}

/**
 * Asks the administrator's finding aggregator (two calls) whether it brings all Regions that records and config name.
 *
 * @throws what is no failure of AWS
 */
export async function checkLinkedRegions(
  options: Options,
): Promise<LinkedRegionsAnswer> {
  const { knex, gateways, source, administrator, rows } = options;
  const { account, homeRegion } = administrator;
  try {
    const gateway = await gateways.checksFor({
      source: source.name,
      partition: source.partition,
      account,
      region: homeRegion,
      access: 'read',
    });
    const aggregator = await gateway.findingAggregator();
    const known = rows.filter(({ readThrough }) => readThrough === 'itself');
    const places = { readRegion: homeRegion, aggregator };
    const missing = unlinked({
      ...places,
      known,
      wanted: placesOfMembers(options),
    });
    const ofRecords = unlinked({
      ...places,
      known: [...known, ...missing],
      wanted: await placesOfRecords(options),
    });
    for (const place of ofRecords) {
      // What AWS has archived everywhere is a Region that is no longer used
      if (await hasActiveRecord(knex, source.name, place)) {
        missing.push(place);
      }
    }
    return {
      administrator: { result: 'passed', message: '' },
      missing: missing.map(place => ({
        ...place,
        message: whyNotLinked(place.region, homeRegion, aggregator),
      })),
    };
  } catch (error) {
    return { administrator: notChecked(error), missing: undefined };
  }
}
