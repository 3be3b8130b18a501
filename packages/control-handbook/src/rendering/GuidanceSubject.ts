/** The resource of a finding, as far as it is known. Every value is untrusted text. */
export interface SubjectResource {
  /** The id in the finding: an ARN, or whatever the product wrote. */
  id?: string;
  /** The name or id that AWS's APIs take (`sg-0a1b`, a bucket's name). Left out, it is taken from the ARN. */
  name?: string;
  /** A name that people gave it, where that differs: the group name of a security group, a `Name` tag. */
  displayName?: string;
  /** `AwsS3Bucket` or `AWS::S3::Bucket`; both spellings are compared alike. */
  type?: string;
  /** `undefined` means unknown, `{}` means that it has none. */
  tags?: Record<string, string>;
}

/** What guidance is rendered for: one finding. Everything is optional, because a finding can lack everything. */
export interface GuidanceSubject {
  partition?: string;
  account?: string;
  region?: string;
  resource?: SubjectResource;
}

/** What stands before an access key in a finding: a key has no ARN. */
const accessKeyPrefix = 'AWS::IAM::AccessKey:';

/** Whether the resource is an access key. Its display name is that of the user or role behind it. */
export function isAccessKey({ id }: SubjectResource): boolean {
  return id?.startsWith(accessKeyPrefix) === true;
}

/**
 * The name or id that AWS's APIs take for a resource, from its ARN: the part behind the last `/` or `:` of the resource, without what
 * the service puts before it, and an access key itself. `undefined` when the id is neither.
 */
export function resourceNameOfArn(id: string): string | undefined {
  if (id.startsWith(accessKeyPrefix)) {
    return id.slice(accessKeyPrefix.length);
  }
  const match = /^arn:[^:]*:([^:]*):[^:]*:[^:]*:(.+)$/s.exec(id);
  const [, service, resource] = match ?? [];
  if (!service || !resource) {
    return undefined;
  }
  if (service === 's3' && resource.startsWith('accesspoint/')) {
    return resource.split('/')[1];
  }
  if (service === 'cloudwatch') {
    // The name of an alarm may have slashes
    return resource.replace(/^[a-z-]+[:/]/, '');
  }
  if (service === 's3' || service === 'sns' || service === 'sqs') {
    return resource.split('/')[0];
  }
  if (service === 'secretsmanager') {
    return resource.replace(/^secret:/, '').replace(/-[A-Za-z0-9]{6}$/, '');
  }
  if (service === 'ecr') {
    return resource.replace(/^repository\//, '').split('/sha256:')[0];
  }
  if (service === 'elasticloadbalancing') {
    const parts = resource.split('/');
    return parts.length > 2 ? parts[2] : parts[1];
  }
  if (service === 'lambda') {
    return resource.split(':')[1];
  }
  if (service === 'dynamodb') {
    return resource.split('/')[1];
  }
  if (service === 'ecs') {
    return resource.split('/').pop();
  }
  if (service === 'rds') {
    return resource.slice(resource.indexOf(':') + 1);
  }
  if (service === 'logs') {
    return resource.replace(/^log-group:/, '').replace(/:\*$/, '');
  }
  if (service === 'cloudformation') {
    return resource.split('/')[1];
  }
  return resource.split(/[/:]/).pop();
}

/** The name that AWS's APIs take, given or taken from the ARN. */
export function resourceNameOf(resource: SubjectResource): string | undefined {
  return (
    resource.name ??
    (resource.id === undefined ? undefined : resourceNameOfArn(resource.id))
  );
}
