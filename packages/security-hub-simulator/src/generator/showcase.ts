import { FindingFactory } from './FindingFactory';
import { addShared, addSurroundings } from './surroundings';
import { GeneratedResource } from './GeneratedResource';
import {
  generateAccessFinding,
  generateDataFinding,
  generateThreat,
  generateVulnerability,
} from './productFindings';

const prod = '111122223333';
const stage = '222233334444';
const dev = '333344445555';
const checkout = { Service: 'checkout-api', System: 'checkout' };

type Row = [
  control: string,
  kind: string,
  failing: string[],
  passing?: string[],
];

// Per control of checkout-api: `account:name` of what fails and of what passes.
const rows: Row[] = [
  [
    'S3.8',
    'bucket',
    ['prod:checkout-static-site', 'stage:checkout-static-site-stage'],
    [
      'prod:checkout-receipts',
      'prod:checkout-exports',
      'stage:checkout-receipts-stage',
    ],
  ],
  [
    'S3.9',
    'bucket',
    [
      'prod:checkout-receipts',
      'prod:checkout-exports',
      'prod:checkout-static-site',
      'stage:checkout-receipts-stage',
    ],
    ['stage:checkout-static-site-stage'],
  ],
  [
    'S3.5',
    'bucket',
    ['prod:checkout-exports', 'stage:checkout-receipts-stage'],
    ['prod:checkout-receipts'],
  ],
  [
    'S3.14',
    'bucket',
    [
      'prod:checkout-receipts',
      'prod:checkout-exports',
      'stage:checkout-static-site-stage',
    ],
  ],
  [
    'S3.13',
    'bucket',
    [
      'prod:checkout-receipts',
      'prod:checkout-exports',
      'prod:checkout-static-site',
    ],
  ],
  [
    'EC2.22',
    'security-group',
    [
      'prod:eks-cluster-sg-checkout-prod-1203948576',
      'prod:checkout-legacy-batch',
      'dev:checkout-experiments',
    ],
    ['prod:checkout-alb', 'prod:checkout-tasks'],
  ],
  [
    'EC2.18',
    'security-group',
    ['prod:checkout-alb', 'dev:checkout-experiments'],
    ['prod:checkout-tasks'],
  ],
  [
    'EC2.19',
    'security-group',
    ['dev:checkout-experiments', 'stage:checkout-alb-stage'],
    ['prod:checkout-alb', 'prod:checkout-tasks'],
  ],
  [
    'EC2.13',
    'security-group',
    ['dev:checkout-experiments'],
    ['prod:checkout-alb', 'prod:checkout-tasks'],
  ],
  [
    'RDS.1',
    'snapshot',
    ['dev:checkout-before-migration'],
    ['prod:checkout-nightly'],
  ],
  [
    'RDS.3',
    'database',
    ['prod:checkout-orders', 'stage:checkout-orders-stage'],
    ['dev:checkout-orders-dev'],
  ],
  [
    'RDS.5',
    'database',
    [
      'prod:checkout-orders',
      'stage:checkout-orders-stage',
      'dev:checkout-orders-dev',
    ],
  ],
  ['RDS.11', 'database', ['dev:checkout-orders-dev'], ['prod:checkout-orders']],
  ['RDS.13', 'database', ['prod:checkout-orders', 'dev:checkout-orders-dev']],
  [
    'Lambda.1',
    'function',
    ['stage:checkout-webhook-stage'],
    ['prod:checkout-webhook', 'prod:checkout-mailer'],
  ],
  [
    'Lambda.2',
    'function',
    [
      'prod:checkout-webhook',
      'prod:checkout-mailer',
      'stage:checkout-webhook-stage',
      'dev:checkout-webhook-dev',
    ],
  ],
  ['Lambda.3', 'function', ['prod:checkout-webhook', 'prod:checkout-mailer']],
  ['ECS.1', 'task-definition', ['prod:checkout-batch']],
  [
    'ECS.5',
    'task-definition',
    ['prod:checkout-api', 'stage:checkout-api-stage', 'dev:checkout-api-dev'],
    ['prod:checkout-batch'],
  ],
  [
    'ECS.8',
    'task-definition',
    ['dev:checkout-api-dev'],
    ['prod:checkout-api', 'prod:checkout-batch'],
  ],
  [
    'ECS.2',
    'ecs-service',
    ['dev:checkout-api-dev'],
    ['prod:checkout-api', 'stage:checkout-api-stage'],
  ],
  ['ECR.1', 'repository', ['prod:checkout-api', 'prod:checkout-batch']],
  [
    'ECR.3',
    'repository',
    ['prod:checkout-api', 'prod:checkout-batch', 'prod:checkout-tools'],
  ],
  [
    'DynamoDB.2',
    'table',
    [
      'prod:checkout-sessions',
      'prod:checkout-idempotency',
      'stage:checkout-sessions-stage',
    ],
  ],
  [
    'DynamoDB.6',
    'table',
    ['prod:checkout-sessions', 'prod:checkout-idempotency'],
  ],
  [
    'SQS.1',
    'queue',
    ['prod:checkout-mail', 'dev:checkout-mail-dev'],
    ['stage:checkout-mail-stage'],
  ],
  [
    'SecretsManager.1',
    'secret',
    [
      'prod:checkout/psp-key',
      'stage:checkout/psp-key-stage',
      'prod:checkout/db',
    ],
  ],
  [
    'ELB.5',
    'load-balancer',
    ['prod:checkout-public', 'stage:checkout-public-stage'],
  ],
  [
    'ELB.16',
    'load-balancer',
    ['prod:checkout-public', 'stage:checkout-public-stage'],
  ],
  ['EKS.8', 'cluster', ['prod:checkout-prod']],
];

// Some of it is settled already, so that every status can be seen.
const settled: Record<string, string> = {
  'S3.9 prod:checkout-exports': 'SUPPRESSED',
  'ELB.16 stage:checkout-public-stage': 'SUPPRESSED',
  'ECR.3 prod:checkout-tools': 'NOTIFIED',
  'RDS.5 dev:checkout-orders-dev': 'NOTIFIED',
  'Lambda.3 prod:checkout-mailer': 'NOTIFIED',
  'EC2.18 dev:checkout-experiments': 'RESOLVED',
};

function addCheckout(factory: FindingFactory): void {
  const accounts: Record<string, string> = { prod, stage, dev };
  const resources = new Map<string, GeneratedResource>();
  const resourceOf = (kind: string, place: string) => {
    const key = `${kind} ${place}`;
    const [environment, name] = place.split(':');
    const resource =
      resources.get(key) ??
      factory.resource(kind, accounts[environment], name, checkout);
    resources.set(key, resource);
    return resource;
  };
  for (const [control, kind, failing, passing = []] of rows) {
    for (const place of failing) {
      const status = settled[`${control} ${place}`] ?? 'NEW';
      factory.control(control, resourceOf(kind, place), 'FAILED', {
        triage: { Workflow: { Status: status } },
        // The retired control was last seen failing long ago; others spread over a year.
        age: control === 'ECS.1' ? 400 : undefined,
      });
    }
    for (const place of passing) {
      factory.control(control, resourceOf(kind, place), 'PASSED');
    }
  }
  const image = resourceOf('image', 'prod:checkout-api');
  for (let index = 0; index < 5; index += 1) {
    factory.product(generateVulnerability, image, { untriaged: true });
  }
  factory.product(
    generateVulnerability,
    resourceOf('function', 'prod:checkout-mailer'),
    { untriaged: true },
  );
  factory.product(
    generateThreat,
    resourceOf('bucket', 'prod:checkout-exports'),
    { age: 1, untriaged: true },
  );
  factory.product(
    generateThreat,
    resourceOf('bucket', 'prod:checkout-receipts'),
    { age: 3, sample: true, untriaged: true },
  );
  factory.product(
    generateAccessFinding,
    resourceOf('bucket', 'prod:checkout-static-site'),
    { untriaged: true },
  );
  factory.product(
    generateDataFinding,
    resourceOf('bucket', 'prod:checkout-exports'),
    { age: 6, untriaged: true },
  );
  factory.control(
    'S3.8',
    resourceOf('bucket', 'dev:checkout-old-uploads'),
    'FAILED',
    { archived: true, age: 90 },
  );
}

/** What every generated organisation holds, whatever its size. */
export function addShowcase(factory: FindingFactory): void {
  addCheckout(factory);
  addShared(factory);
  addSurroundings(factory);
}
