import type { Exposure } from 'backstage-plugin-security-hub-common';
import { asList, asText, member, memberAt } from './json';

/**
 * From where the resources of a record can be reached, by what the record itself says of them; undefined where it says nothing. Fields
 * of https://docs.aws.amazon.com/securityhub/latest/userguide/asff-resources-attributes.html
 */
export function exposureOf(
  finding: unknown,
  product: string,
): Exposure | undefined {
  if (product === 'access-analyzer') {
    return isForEverybody(finding) ? 'internet' : undefined;
  }
  const found = asList(member(finding, 'Resources')).map(resource =>
    exposureOfDetails(member(resource, 'Details')),
  );
  return found.includes('internet')
    ? 'internet'
    : found.find(exposure => exposure !== undefined);
}

/** IAM Access Analyzer writes the principal of an external access into the details of the resource. */
function isForEverybody(finding: unknown): boolean {
  return asList(member(finding, 'Resources')).some(
    resource =>
      asText(memberAt(resource, 'Details', 'Other', 'External Principal')) ===
      '*',
  );
}

function exposureOfDetails(details: unknown): Exposure | undefined {
  for (const database of [
    'AwsRdsDbInstance',
    'AwsRedshiftCluster',
    'AwsDmsReplicationInstance',
  ]) {
    const open = asText(memberAt(details, database, 'PubliclyAccessible'));
    if (open !== undefined) {
      return open.toLowerCase() === 'true' ? 'internet' : 'internal';
    }
  }
  const scheme = asText(
    memberAt(details, 'AwsElbv2LoadBalancer', 'Scheme') ??
      memberAt(details, 'AwsElbLoadBalancer', 'Scheme'),
  );
  if (scheme !== undefined) {
    return scheme === 'internet-facing' ? 'internet' : 'internal';
  }
  // A load balancer may stand in front of an instance without a public address, so that such a one is not known to be inside
  const addresses = asList(
    memberAt(details, 'AwsEc2Instance', 'IpV4Addresses'),
  );
  return addresses.some(isPublicAddress) ? 'internet' : undefined;
}

/** None of RFC 1918, RFC 6598 (carrier-grade NAT), link-local, loopback, multicast and 0.0.0.0/8. */
function isPublicAddress(value: unknown): boolean {
  const address = asText(value) ?? '';
  return (
    /^\d{1,3}(\.\d{1,3}){3}$/.test(address) &&
    !/^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|2[2-5]\d)\./.test(
      address,
    )
  );
}
