import { memberOf, textOf } from '../store/AsffRecord';
import { StoredRecord } from '../store/StoredRecord';
import { World } from '../store/World';

/** Which records an action is for; all given members hold. */
export type RecordSelector = {
  id?: string;
  productArn?: string;
  accountId?: string;
  region?: string;
  /** `Compliance.SecurityControlId` */
  controlId?: string;
  /** Id of any resource of the finding. */
  resourceId?: string;
};

/** The records of the world that a selector names, in order of arrival. */
export function selectRecords(
  world: World,
  selector: RecordSelector,
): StoredRecord[] {
  const { id, productArn, accountId, region, controlId, resourceId } = selector;
  const candidates =
    id === undefined ? world.records.all() : world.records.withId(id);
  const selected: StoredRecord[] = [];
  for (const record of candidates) {
    const { finding } = record;
    if (
      (productArn === undefined || finding.ProductArn === productArn) &&
      (accountId === undefined || record.account === accountId) &&
      (region === undefined || record.region === region) &&
      (controlId === undefined ||
        textOf(finding, 'Compliance', 'SecurityControlId') === controlId) &&
      (resourceId === undefined ||
        (Array.isArray(finding.Resources) &&
          finding.Resources.some(
            resource => memberOf(resource, 'Id') === resourceId,
          )))
    ) {
      selected.push(record);
    }
  }
  return selected;
}
