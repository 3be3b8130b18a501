import { AsffRecord, memberOf, textOf } from '../store/AsffRecord';
import { World } from '../store/World';

const regionName = /^[a-z]{2,3}(-[a-z]+)+-\d+$/;

function regionOf(record: AsffRecord, otherwise: string): string {
  const [resource] = Array.isArray(record.Resources) ? record.Resources : [];
  const candidates = [
    textOf(record, 'Region'),
    textOf(record, 'ProductArn')?.split(':')[3],
    textOf(record, 'Id')?.split(':')[3],
    textOf(resource, 'Region'),
  ];
  return (
    candidates.find(
      candidate => candidate !== undefined && regionName.test(candidate),
    ) ?? otherwise
  );
}

/**
 * Puts records into the store as they are: nothing is added to them, nothing is
 * taken away, and one id may come more than once. Accounts and Regions that the
 * world does not know yet become members and linked Regions, so that the
 * administrator sees every record in the home Region; records without an account
 * go to the administrator's own.
 *
 * @returns how many records were added
 */
export function loadExport(
  world: World,
  records: readonly AsffRecord[],
): number {
  for (const record of records) {
    const account = memberOf(record, 'AwsAccountId');
    const owner =
      account === undefined || account === null || account === ''
        ? world.administrator
        : String(account);
    if (!world.accounts.has(owner)) {
      world.accounts.set(owner, { id: owner, name: owner });
    }
    const region = regionOf(record, world.homeRegion);
    if (region !== world.homeRegion) {
      world.linkedRegions.add(region);
    }
    world.records.add(owner, region, record);
  }
  return records.length;
}
