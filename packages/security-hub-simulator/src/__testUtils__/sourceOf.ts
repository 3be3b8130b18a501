import { attributes } from '../filters/attributes';
import { AsffRecord, memberOf, textOf } from '../store/AsffRecord';
import { FindingSource, SourceResource } from '../store/FindingSource';
import { StoredRecord } from '../store/StoredRecord';

/**
 * A source that tells findings which are there. Neighbours with the same object
 * as their resource, in one account, belong together.
 *
 * @param told - filter attributes that it tells without making a finding
 */
export function sourceOf(
  findings: readonly AsffRecord[],
  told: readonly string[],
): FindingSource {
  const accountOf = (index: number) =>
    textOf(findings[index], 'AwsAccountId') ?? '';
  const regionOf = (index: number) => textOf(findings[index], 'Region') ?? '';
  const resourceOf = (index: number) =>
    memberOf(findings[index], 'Resources', '0');
  return {
    size: findings.length,
    accountOf,
    regionOf,
    finding: index => findings[index],
    indexOf: id => {
      const index = findings.findIndex(({ Id }) => Id === id);
      return index < 0 ? undefined : index;
    },
    reader: name => {
      const attribute = attributes.get(name);
      if (!attribute || !told.includes(name)) {
        return undefined;
      }
      return index => {
        const account = accountOf(index);
        const record = { account, region: regionOf(index) } as StoredRecord;
        const values = attribute.read(findings[index], record);
        return attribute.kind === 'date'
          ? values.map(value => Date.parse(String(value)))
          : values;
      };
    },
    *resources() {
      for (let first = 0; first < findings.length; ) {
        const resource = resourceOf(first);
        let end = first + 1;
        while (
          resource === resourceOf(end) &&
          accountOf(first) === accountOf(end)
        ) {
          end += 1;
        }
        yield {
          id: String(memberOf(resource, 'Id')),
          type: String(memberOf(resource, 'Type')),
          region: String(memberOf(resource, 'Region')),
          tags: memberOf(resource, 'Tags') as SourceResource['tags'],
          first,
          end,
        };
        first = end;
      }
    },
  };
}
