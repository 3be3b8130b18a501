import type { PageLayout, SectionsOf } from './sections';
import type { ResourceKind } from './vocabulary';

/** The headings of a page about finding types, English in every language. Those of the third level are for one kind of resource each. */
export const findingTypeSectionIds = {
  meaning: '## What it means here',
  response: '## First response',
  instance: '### EC2 instance',
  container: '### Containers',
  image: '### Container image',
  function: '### Lambda function',
  'access-key': '### Access key',
  identity: '### IAM user or role',
  bucket: '### S3 bucket',
  database: '### Database',
  call: '## Who to call',
  verify: '## Verify',
} as const satisfies Record<ResourceKind, string> & Record<string, string>;

/** See `findingTypeSectionIds`. */
export type FindingTypeSectionId = keyof typeof findingTypeSectionIds;

/** The blocks of each section that a page about finding types has. */
export type FindingTypeSections = SectionsOf<FindingTypeSectionId>;

/** The layout of a page about finding types. */
export const findingTypeLayout: PageLayout<FindingTypeSectionId> = {
  headings: findingTypeSectionIds,
};

/** The types of resources, as the AWS Security Finding Format spells them, that belong to each kind. */
export const resourceTypesOfKind: Readonly<
  Record<ResourceKind, readonly string[]>
> = {
  instance: ['AwsEc2Instance'],
  container: [
    'AwsEksCluster',
    'AwsEcsCluster',
    'AwsEcsService',
    'AwsEcsTask',
    'AwsEcsTaskDefinition',
    'Container',
  ],
  image: ['AwsEcrContainerImage', 'AwsEcrRepository'],
  function: ['AwsLambdaFunction'],
  'access-key': ['AwsIamAccessKey'],
  identity: ['AwsIamRole', 'AwsIamUser'],
  bucket: ['AwsS3Bucket', 'AwsS3Object'],
  database: ['AwsRdsDbCluster', 'AwsRdsDbInstance'],
};
