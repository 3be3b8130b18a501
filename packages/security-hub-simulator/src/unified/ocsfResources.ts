import { AsffRecord, memberOf, objectOf, textOf } from '../store/AsffRecord';
import { cloudFormationType } from './cloudFormationType';

/** The last part of an ARN, which is how most services call the resource. */
function shortName(arn: string): string {
  return arn.split(/[:/]/).pop() ?? arn;
}

function tagsOf(resource: unknown): { name: string; value: string }[] {
  return Object.entries(objectOf(resource, 'Tags')).map(([name, value]) => ({
    name,
    value: String(value),
  }));
}

function ocsfResource(
  resource: unknown,
  place: { account: string; region: string; ofControl: boolean },
): Record<string, unknown> {
  const id = textOf(resource, 'Id') ?? '';
  const type = textOf(resource, 'Type') ?? 'Other';
  const arn = id.startsWith('arn:') ? id : undefined;
  const [, partition, , , owner] = arn?.split(':') ?? [];
  const tags = tagsOf(resource);
  const details = Object.entries(objectOf(resource, 'Details'));
  let names: Record<string, unknown> = { uid: id };
  if (type === 'AwsAccount') {
    names = { uid: place.account };
  } else if (arn !== undefined) {
    // An instance found by another product than a control comes without its ARN.
    const bare = type === 'AwsEc2Instance' && !place.ofControl;
    names = {
      uid: shortName(arn),
      ...(bare ? {} : { uid_alt: arn, name: shortName(arn) }),
    };
  }
  return {
    cloud_partition: textOf(resource, 'Partition') ?? partition ?? 'aws',
    ...names,
    owner: { account: { uid: owner || place.account } },
    region: textOf(resource, 'Region') ?? place.region,
    type: cloudFormationType(type),
    ...(tags.length > 0 ? { tags } : {}),
    ...(details.length > 0
      ? {
          data: Object.fromEntries(
            details.map(([name, value]) => [
              `${name.charAt(0).toLowerCase()}${name.slice(1)}Details`,
              value,
            ]),
          ),
        }
      : {}),
  };
}

/** `resources` of the OCSF document of a finding. */
export function ocsfResources(
  finding: AsffRecord,
  place: { account: string; region: string },
): Record<string, unknown>[] {
  const resources = Array.isArray(finding.Resources) ? finding.Resources : [];
  const ofControl =
    memberOf(finding, 'Compliance', 'SecurityControlId') !== undefined;
  return resources.map(resource =>
    ocsfResource(resource, { ...place, ofControl }),
  );
}
