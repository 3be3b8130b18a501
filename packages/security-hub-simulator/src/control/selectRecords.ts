import { memberOf, textOf } from '../store/AsffRecord';
import { BulkRecord } from '../store/BulkRecord';
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
  const readControl = world.records
    .source()
    ?.reader('ComplianceSecurityControlId');
  for (const record of candidates) {
    if (
      (accountId !== undefined && record.account !== accountId) ||
      (region !== undefined && record.region !== region) ||
      // Findings that are made on demand are made only where their facts fit.
      (controlId !== undefined &&
        record instanceof BulkRecord &&
        record.pristine &&
        readControl?.(record.index)[0] !== controlId)
    ) {
      continue;
    }
    if (
      productArn === undefined &&
      controlId === undefined &&
      resourceId === undefined
    ) {
      selected.push(record);
      continue;
    }
    const { finding } = record;
    if (
      (productArn === undefined || finding.ProductArn === productArn) &&
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
