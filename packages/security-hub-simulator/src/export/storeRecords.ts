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

// A new member gets the roles that the administrator has, so that it can be read and written like the others.
function addAccount(world: World, id: string): void {
  world.accounts.set(id, { id, name: id });
  for (const role of [...world.roles.values()]) {
    const own = `:iam::${world.administrator}:role/`;
    if (role.arn.includes(own)) {
      const arn = role.arn.replace(own, `:iam::${id}:role/`);
      world.roles.set(arn, { ...role, arn });
    }
  }
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
export function storeRecords(
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
      addAccount(world, owner);
    }
    const region = regionOf(record, world.homeRegion);
    if (region !== world.homeRegion) {
      world.linkedRegions.add(region);
    }
    world.records.add(owner, region, record);
  }
  return records.length;
}
