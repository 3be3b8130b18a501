import { formatArn, parseArn, type Arn } from './arn';

/** Where a resource is, as far as the record tells. Its ARN says it better where there is one. */
export type ResourcePlace = {
  partition: string;
  /** AwsAccountId of the record */
  account?: string;
  region?: string;
};

/** One line of the table: ids of these types that look so are spelled as this ARN. */
type Spelling = {
  types: readonly string[];
  /** What an id must look like; everything else is no name of this type (`No trails`, `<id>`) and stays as it is */
  looks: RegExp;
  service: string;
  /** What stands before the id in the resource part of the ARN */
  before: string;
  /** `none` of these carries neither Region nor account; `account` has an account alone */
  place: 'regional' | 'account' | 'none';
};

const ec2Kinds: ReadonlyArray<readonly [string, string, string]> = [
  ['i', 'instance', 'Instance'],
  ['vpc', 'vpc', 'Vpc'],
  ['subnet', 'subnet', 'Subnet'],
  ['sg', 'security-group', 'SecurityGroup'],
  ['vol', 'volume', 'Volume'],
  ['snap', 'snapshot', 'Snapshot'],
  ['eni', 'network-interface', 'NetworkInterface'],
  ['acl', 'network-acl', 'NetworkAcl'],
  ['rtb', 'route-table', 'RouteTable'],
  ['ami', 'image', 'Image'],
  ['igw', 'internet-gateway', 'InternetGateway'],
  ['tgw', 'transit-gateway', 'TransitGateway'],
  ['lt', 'launch-template', 'LaunchTemplate'],
];

const spellings: readonly Spelling[] = [
  ...ec2Kinds.map(
    ([prefix, kind, type]): Spelling => ({
      types: [`awsec2${type.toLowerCase()}`],
      looks: new RegExp(`^${prefix}-[0-9a-z]+$`),
      service: 'ec2',
      before: `${kind}/`,
      place: 'regional',
    }),
  ),
  {
    types: ['awss3bucket'],
    looks: /^(?!\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    service: 's3',
    before: '',
    place: 'none',
  },
  {
    types: ['awskmskey'],
    looks: /^(mrk-)?[0-9a-f-]{32,40}$/i,
    service: 'kms',
    before: 'key/',
    place: 'regional',
  },
  {
    types: ['awslambdafunction'],
    looks: /^[a-zA-Z0-9_-]{1,64}$/,
    service: 'lambda',
    before: 'function:',
    place: 'regional',
  },
  {
    types: ['awsrdsdbinstance'],
    looks: /^[a-zA-Z][a-zA-Z0-9-]{0,62}$/,
    service: 'rds',
    before: 'db:',
    place: 'regional',
  },
  {
    types: ['awsrdsdbcluster'],
    looks: /^[a-zA-Z][a-zA-Z0-9-]{0,62}$/,
    service: 'rds',
    before: 'cluster:',
    place: 'regional',
  },
];

/**
 * One spelling of a resource's id for all products: an ARN where the resource has one, `AWS::::Account:<id>` for an account,
 * `AWS::IAM::AccessKey:<id>` for an access key, else the id as it is. The spelling is part of the stable key, so a change of this table
 * changes keys: it needs a new version of the key.
 */
export function canonicalResource(
  resource: { id: string; type: string },
  place: ResourcePlace,
): string {
  // Far longer than any id of AWS's: hostile text is kept, not searched.
  if (resource.id.length > 4096) {
    return resource.id;
  }
  const type = resource.type.toLowerCase();
  const arn = parseArn(resource.id);
  if (arn) {
    return canonicalArn(arn, type);
  }
  const cloudFormation = /^AWS::([A-Z0-9]*)::([A-Za-z0-9]+):(.+)$/is.exec(
    resource.id,
  );
  if (cloudFormation) {
    const [service, kind, id] = cloudFormation.slice(1);
    return canonicalId(id, `aws${service}${kind}`.toLowerCase(), place);
  }
  return canonicalId(resource.id, type, place);
}

function canonicalId(id: string, type: string, place: ResourcePlace): string {
  if (type === 'awsaccount' || (id === place.account && /^\d{12}$/.test(id))) {
    return `AWS::::Account:${id}`;
  }
  if (type === 'awsiamaccesskey') {
    return `AWS::IAM::AccessKey:${id}`;
  }
  for (const spelling of spellings) {
    if (!spelling.types.includes(type) || !spelling.looks.test(id)) {
      continue;
    }
    const { account, partition, region } = place;
    if (spelling.place === 'none') {
      return `arn:${partition}:${spelling.service}:::${spelling.before}${id}`;
    }
    const area = spelling.place === 'regional' ? region : '';
    if (account !== undefined && area !== undefined) {
      return `arn:${partition}:${spelling.service}:${area}:${account}:${spelling.before}${id}`;
    }
  }
  return id;
}

function canonicalArn(arn: Arn, type: string): string {
  const isAccount =
    (arn.service === '' && /^[:/]?$/.test(arn.resource)) ||
    (type === 'awsaccount' && /^(root|:root)$/.test(arn.resource));
  if (isAccount && arn.account !== '') {
    return `AWS::::Account:${arn.account}`;
  }
  return formatArn({ ...arn, resource: canonicalPath(arn) });
}

function canonicalPath(arn: Arn): string {
  const path = arn.resource.replace(/[/:]+$/, '') || arn.resource;
  switch (arn.service) {
    case 'ec2':
      return ec2Path(path);
    case 'lambda':
      return path.replace(/:\$LATEST$/i, '');
    case 'ecr':
      // The digest names one push of an image; the repository is what people own and repair.
      return path.replace(/[/@]sha256:[0-9a-f]+$/i, '');
    case 'logs':
      return path.replace(/:\*$/, '');
    case 'rds':
      return path
        .replace(/^dbclustersnapshot:/i, 'cluster-snapshot:')
        .replace(/^dbsnapshot:/i, 'snapshot:')
        .replace(/^dbcluster:/i, 'cluster:')
        .replace(/^dbinstance:/i, 'db:');
    default:
      return path;
  }
}

function ec2Path(path: string): string {
  if (path.includes('/')) {
    return path;
  }
  const kind = ec2Kinds.find(([prefix]) => path.startsWith(`${prefix}-`));
  return kind ? `${kind[1]}/${path}` : path;
}
