// Makes facts/controls.json from a larger collection of public facts about Security Hub controls.
// Run by hand: node tools/distil-facts.mjs <path to controls.json> <YYYY-MM of the collection>
import { readFileSync, writeFileSync } from 'node:fs';

const [source, date] = process.argv.slice(2);
if (!source || !/^\d{4}-\d{2}$/.test(date ?? '')) {
  process.stderr.write(
    'Usage: node tools/distil-facts.mjs <controls.json> <YYYY-MM>\n',
  );
  process.exit(2);
}

const networkTypes =
  /^AWS::(EC2::(SecurityGroup|VPC|Subnet|NetworkAcl|NetworkInterface|InternetGateway|NatGateway|RouteTable|EIP|TransitGateway|VPN|ClientVpn|CustomerGateway|EgressOnly|CarrierGateway|FlowLog|PrefixList|TrafficMirror|VerifiedAccess|LocalGateway|Network|DHCPOptions|IPAM)|ElasticLoadBalancing|CloudFront|NetworkFirewall|Route53|WAF|GlobalAccelerator|ApiGateway)/;
const dataTypes = /^AWS::EC2::(Volume|Snapshot)/;
const servicesByLayer = {
  account: [
    'Account',
    'IAM',
    'Config',
    'CloudTrail',
    'CloudWatch',
    'GuardDuty',
    'Inspector',
    'Macie',
    'Detective',
    'CloudFormation',
    'ServiceCatalog',
    'SSM',
    'ACM',
    'PCA',
    'EventBridge',
  ],
  network: [
    'ELB',
    'CloudFront',
    'NetworkFirewall',
    'Route53',
    'WAF',
    'GlobalAccelerator',
    'APIGateway',
  ],
  'data-store': [
    'S3',
    'RDS',
    'DynamoDB',
    'DocumentDB',
    'Neptune',
    'Redshift',
    'RedshiftServerless',
    'ElastiCache',
    'MemoryDB',
    'ES',
    'Opensearch',
    'OpenSearch',
    'EFS',
    'FSx',
    'Backup',
    'DataFirehose',
    'Kinesis',
    'MSK',
    'DMS',
    'Keyspaces',
    'Athena',
    'Glue',
    'SecretsManager',
    'KMS',
    'QLDB',
    'Timestream',
    'DataSync',
    'DAX',
  ],
};

function layerOf(control) {
  const types = control.resource_types ?? [];
  if (control.service === 'EC2' && types.length > 0) {
    if (types.includes('AWS::::Account')) {
      return control.id === 'EC2.1' || control.id === 'EC2.7'
        ? 'data-store'
        : 'account';
    }
    if (types.some(type => networkTypes.test(type))) {
      return 'network';
    }
    return types.some(type => dataTypes.test(type))
      ? 'data-store'
      : 'application';
  }
  for (const [layer, services] of Object.entries(servicesByLayer)) {
    if (services.includes(control.service)) {
      return layer;
    }
  }
  if (control.service === 'EC2') {
    return /security group|VPC|subnet|gateway|network|VPN|route table/i.test(
      control.title,
    )
      ? 'network'
      : 'application';
  }
  return 'application';
}

// AWS names the controls on global resources in its user guide ("suggested controls to disable"). The list there is not
// part of the collection, so it is derived: what IAM, CloudFront, Route 53, Global Accelerator, WAF Classic (global) and the
// account itself own. KMS.1 and KMS.2 look at IAM policies. S3 is never global: its buckets live in a Region.
const globalTypes =
  /^AWS::(IAM|CloudFront|Route53|GlobalAccelerator|Organizations|WAF)::/;
const globalById = new Set(['KMS.1', 'KMS.2', 'EventBridge.4']);

function isGlobal(control) {
  if (['IAM', 'Account', 'CloudFront'].includes(control.service)) {
    return true;
  }
  const types = control.resource_types ?? [];
  return (
    globalById.has(control.id) ||
    (types.length > 0 && types.every(type => globalTypes.test(type)))
  );
}

const statusByState = {
  active: 'active',
  active_retirement_announced: 'active',
  retired: 'retired',
  removed_from_reference: 'retired',
  rolled_back: 'rolled-back',
  id_variant: 'renamed',
};

const schedules = {
  'Change triggered': ['change'],
  Periodic: ['periodic'],
  'Change triggered and periodic': ['change', 'periodic'],
};

const compact = record =>
  Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );

const controls = JSON.parse(readFileSync(source, 'utf8'));
const activeGenerators = new Set(
  controls
    .filter(control => statusByState[control.status.state] === 'active')
    .flatMap(control => control.legacy_generator_ids ?? []),
);

const byId = new Map(controls.map(control => [control.id, control]));
const records = controls.map(control => {
  const { status } = control;
  const state = statusByState[status.state];
  if (!state) {
    throw new Error(`${control.id}: unknown state ${status.state}`);
  }
  const replacement = status.renamed_to ?? status.replaced_by;
  return compact({
    id: control.id,
    title: control.title,
    severity: control.severity,
    category: control.category,
    layer: layerOf(control),
    global: isGlobal(control) || undefined,
    resourceTypes: control.resource_types,
    configRule: control.config_rule?.identifier ?? control.config_rule?.name,
    schedule: schedules[control.schedule_type],
    parameters: (control.parameters ?? []).map(parameter =>
      compact({
        name: parameter.name,
        type: parameter.type,
        default: parameter.default,
        allowed:
          parameter.allowed ??
          (parameter.min && parameter.max
            ? `${parameter.min} to ${parameter.max}`
            : undefined),
        customizable: parameter.customizable || undefined,
      }),
    ),
    standards: Object.fromEntries(
      Object.entries(control.standards).map(([standard, membership]) => [
        standard,
        membership.requirements ?? [],
      ]),
    ),
    // An id that AWS only used for days has no page of its own.
    documentationUrl: (byId.get(status.renamed_to) ?? control).docs_url,
    status: state,
    statusDate: state === 'active' ? undefined : status.date,
    retirementAnnounced:
      status.state === 'active_retirement_announced' || undefined,
    replacedBy: replacement ? [replacement] : undefined,
    // An id that a retired control shares with an active one means the active one.
    legacyGeneratorIds: (control.legacy_generator_ids ?? []).filter(
      generator => state === 'active' || !activeGenerators.has(generator),
    ),
  });
});

const collator = new Intl.Collator('en', { numeric: true });
records.sort((a, b) => collator.compare(a.id, b.id));
const lines = records.map(record => JSON.stringify(record)).join(',\n');
writeFileSync(
  new URL('../facts/controls.json', import.meta.url),
  `{"date":"${date}","controls":[\n${lines}\n]}\n`,
);
process.stdout.write(`${records.length} controls written\n`);
