import { FindingKind, Layer } from 'backstage-plugin-security-hub-common';

/** What tells the layer of a control or finding. */
export type LayerInput = {
  /** e.g. `S3.8` */
  controlId?: string;
  /** What the handbook's facts say of the control; counts before what its id says */
  controlLayer?: Layer;
  /** ASFF `Resources[].Type`, e.g. `AwsS3Bucket` */
  resourceType?: string;
  kind?: FindingKind;
  /** AWS's category of the control, e.g. `Protect > Secure network configuration` */
  category?: string;
};

/** By the service in ASFF resource types (after `Aws`) and control ids, lower case; the longest beginning decides */
const layerByService: Record<string, Layer> = {
  account: 'account',
  iam: 'account',
  ssooidc: 'account',
  organizations: 'account',
  cloudtrail: 'account',
  config: 'account',
  guardduty: 'account',
  inspector: 'account',
  macie: 'account',
  securityhub: 'account',
  detective: 'account',
  cloudwatch: 'account',
  logs: 'account',
  accessanalyzer: 'account',
  cloudformation: 'account',
  servicecatalog: 'account',
  ssm: 'account',
  pca: 'account',
  acmpca: 'account',

  ec2: 'application',
  ec2securitygroup: 'network',
  ec2vpc: 'network',
  ec2subnet: 'network',
  ec2networkacl: 'network',
  ec2networkinterface: 'network',
  ec2routetable: 'network',
  ec2internetgateway: 'network',
  ec2egressonlyinternetgateway: 'network',
  ec2natgateway: 'network',
  ec2eip: 'network',
  ec2transitgateway: 'network',
  ec2vpn: 'network',
  ec2clientvpn: 'network',
  ec2customergateway: 'network',
  ec2prefixlist: 'network',
  ec2carriergateway: 'network',
  ec2flowlog: 'network',
  ec2dhcpoptions: 'network',
  ec2trafficmirror: 'network',
  ec2volume: 'data-store',
  ec2snapshot: 'data-store',
  elb: 'network',
  elasticloadbalancing: 'network',
  cloudfront: 'network',
  route53: 'network',
  networkfirewall: 'network',
  waf: 'network',
  globalaccelerator: 'network',
  acm: 'network',
  certificatemanager: 'network',
  apigateway: 'network',

  amplify: 'application',
  appconfig: 'application',
  appflow: 'application',
  apprunner: 'application',
  appsync: 'application',
  autoscaling: 'application',
  batch: 'application',
  bedrock: 'application',
  codeartifact: 'application',
  codebuild: 'application',
  codeguru: 'application',
  cognito: 'application',
  coderepository: 'application',
  connect: 'application',
  customerprofiles: 'application',
  ecr: 'application',
  ecs: 'application',
  eks: 'application',
  emr: 'application',
  elasticbeanstalk: 'application',
  eventbridge: 'application',
  events: 'application',
  frauddetector: 'application',
  glue: 'application',
  iot: 'application',
  ivs: 'application',
  lambda: 'application',
  mq: 'application',
  amazonmq: 'application',
  sagemaker: 'application',
  ses: 'application',
  sns: 'application',
  sqs: 'application',
  stepfunctions: 'application',
  transfer: 'application',
  workspaces: 'application',
  container: 'application',

  athena: 'data-store',
  backup: 'data-store',
  datafirehose: 'data-store',
  dax: 'data-store',
  datasync: 'data-store',
  dms: 'data-store',
  documentdb: 'data-store',
  dynamodb: 'data-store',
  ebs: 'data-store',
  efs: 'data-store',
  elasticache: 'data-store',
  elasticsearch: 'data-store',
  es: 'data-store',
  fsx: 'data-store',
  keyspaces: 'data-store',
  cassandra: 'data-store',
  kafkaconnect: 'data-store',
  kinesis: 'data-store',
  kms: 'data-store',
  msk: 'data-store',
  neptune: 'data-store',
  opensearch: 'data-store',
  rds: 'data-store',
  redshift: 'data-store',
  s3: 'data-store',
  secretsmanager: 'data-store',
};

const prefixes = Object.keys(layerByService).sort(
  (a, b) => b.length - a.length,
);

const layerByKind: Partial<Record<FindingKind, Layer>> = {
  vulnerability: 'application',
  code: 'application',
  'network-exposure': 'network',
  'sensitive-data': 'data-store',
  'external-access': 'account',
};

const layerByCategory: ReadonlyArray<[RegExp, Layer]> = [
  [/network/i, 'network'],
  [/encryption of data.at.rest|data protection|backup/i, 'data-store'],
  [/access management|logging|detection|inventory/i, 'account'],
  [/secure development|vulnerability/i, 'application'],
];

function byResourceType(resourceType: string): Layer | undefined {
  // `AwsEc2Instance` in ASFF, `AWS::EC2::Instance` in OCSF and AWS Config
  const name = resourceType
    .replace(/^aws/i, '')
    .replace(/::/g, '')
    .toLowerCase();
  const prefix = prefixes.find(service => name.startsWith(service));
  return prefix === undefined ? undefined : layerByService[prefix];
}

function byControl(controlId: string): Layer | undefined {
  const service = controlId.split('.')[0].toLowerCase();
  return Object.prototype.hasOwnProperty.call(layerByService, service)
    ? layerByService[service]
    : byResourceType(service);
}

/**
 * The place of attack that a control or finding is about: what its resource is, else what its control, kind or category are
 * about. A check of the whole account (`AwsAccount`) belongs to the layer of its control: S3.1 to the data stores. Undefined where nothing
 * says.
 */
export function layerOf(input: LayerInput): Layer | undefined {
  const { controlId, controlLayer, resourceType, kind, category } = input;
  const wholeAccount = /^(Aws|AWS::::)Account$/.test(resourceType ?? '');
  return (
    (resourceType && !wholeAccount
      ? byResourceType(resourceType)
      : undefined) ??
    controlLayer ??
    (controlId ? byControl(controlId) : undefined) ??
    (kind ? layerByKind[kind] : undefined) ??
    (wholeAccount ? 'account' : undefined) ??
    (category
      ? layerByCategory.find(([words]) => words.test(category))?.[1]
      : undefined)
  );
}
