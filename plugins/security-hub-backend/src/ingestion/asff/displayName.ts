import { asText, cut, memberAt } from './json';

/** Where a record's details say what people call a resource that AWS names by an id. */
const places: Array<[detail: string, field: string]> = [
  ['AwsEc2SecurityGroup', 'GroupName'],
  ['AwsEc2LaunchTemplate', 'LaunchTemplateName'],
  ['AwsApiGatewayRestApi', 'Name'],
  ['AwsApiGatewayV2Api', 'Name'],
  ['AwsIamAccessKey', 'PrincipalName'],
  ['AwsKmsKey', 'Description'],
];

/** What people call a resource, where that differs from its name: a name in its details, else its tag `Name`. */
export function displayNameOf(
  resource: unknown,
  tags: Record<string, string> | undefined,
  name: string,
): string | undefined {
  const [named] = places.flatMap(
    ([detail, field]) =>
      asText(memberAt(resource, 'Details', detail, field)) ?? [],
  );
  const found = named ?? asText(tags?.Name);
  return found !== undefined && found !== name ? cut(found, 255) : undefined;
}
