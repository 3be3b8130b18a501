/** Accounts of an entity: `"111122223333, 444455556666"`. @public */
export const ACCOUNT_IDS_ANNOTATION = 'aws-security-hub/account-ids';
/** Resource tags of an entity: `,` is AND, `;` is OR. @public */
export const TAGS_ANNOTATION = 'aws-security-hub/tags';
/** Regions that narrow every selector of the entity. @public */
export const REGIONS_ANNOTATION = 'aws-security-hub/regions';
/** Environments that narrow every selector of the entity: `"prod, stage"`. @public */
export const ENVIRONMENTS_ANNOTATION = 'aws-security-hub/environments';
/** ARN patterns with `*`. @public */
export const ARNS_ANNOTATION = 'aws-security-hub/arns';
/** The full form of a scope, as YAML. @public */
export const SCOPE_ANNOTATION = 'aws-security-hub/scope';
/** How much the business depends on an entity, e.g. `1`: config says which tiers change priorities. @public */
export const TIER_ANNOTATION = 'aws-security-hub/tier';
/** Environment of an account, on a `Resource` of type `cloud-account`. @public */
export const ENVIRONMENT_ANNOTATION = 'aws-security-hub/environment';
/** Who is to be told about an account, an e-mail address or a channel, on a `Resource` of type `cloud-account`. @public */
export const CONTACT_ANNOTATION = 'aws-security-hub/contact';

/** Annotations of other plugins that name an account. @public */
export const FOREIGN_ACCOUNT_ANNOTATIONS = [
  'amazonaws.com/account-id',
  'amazon.com/account-id',
] as const;
/** Annotations of other plugins that name an ARN. @public */
export const FOREIGN_ARN_ANNOTATIONS = [
  'amazonaws.com/arn',
  'aws.amazon.com/arn',
] as const;
/** Tags as the AWS plugin for Backstage reads them; read with AND here, where that plugin joins with OR. @public */
export const FOREIGN_TAGS_ANNOTATION =
  'aws.amazon.com/aws-securityhub-findings-tags';
