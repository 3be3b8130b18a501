import { FindingFactory } from './FindingFactory';

const prod = '111122223333';
const stage = '222233334444';
const dev = '333344445555';
const checkout = { Service: 'checkout-api', System: 'checkout' };
const payments = { Service: 'payments-worker', System: 'payments' };

/** Findings of resources that two components have to do with. */
export function addShared(factory: FindingFactory): void {
  const untouched = { triage: { Workflow: { Status: 'NEW' } } };
  const settlements = factory.resource(
    'queue',
    prod,
    'checkout-settlement-events',
    {
      ...checkout,
      Consumer: 'payments-worker',
    },
  );
  factory.control('SQS.1', settlements, 'FAILED', { ...untouched, age: 33 });
  factory.control('SQS.3', settlements, 'FAILED', { ...untouched, age: 12 });
  const ledger = factory.resource('database', prod, 'payments-ledger', {
    ...payments,
    Consumer: 'checkout-api',
  });
  factory.control('RDS.3', ledger, 'FAILED', { ...untouched, age: 71 });
  factory.control('RDS.2', ledger, 'FAILED', { ...untouched, age: 5 });
}

/** Findings that lie beside components: accounts, untagged and generated resources. */
export function addSurroundings(factory: FindingFactory): void {
  const { random } = factory;
  for (const account of [
    prod,
    stage,
    dev,
    '343434343434',
    '444455556666',
    '666677778888',
    '888899990000',
  ]) {
    const whole = factory.resource('account', account, account);
    for (const control of ['IAM.4', 'IAM.6', 'IAM.9']) {
      factory.control(control, whole, random.chance(0.5) ? 'FAILED' : 'PASSED');
    }
    factory.control('S3.1', whole, random.chance(0.4) ? 'FAILED' : 'PASSED');
    const group = factory.resource('security-group', account, 'default');
    factory.control('EC2.2', group, 'FAILED');
    factory.control(
      'EC2.6',
      factory.resource('vpc', account, account),
      'FAILED',
    );
  }
  const bootstrap = factory.resource(
    'bucket',
    prod,
    'cdktoolkit-stagingbucket-1x2y3z',
    {
      'aws:cloudformation:stack-name': 'CDKToolkit',
      'aws:cloudformation:logical-id': 'StagingBucket',
    },
  );
  factory.control('S3.9', bootstrap, 'FAILED');
  factory.control('S3.13', bootstrap, 'FAILED');
  const forgotten = factory.resource('bucket', prod, 'tmp-upload-2023');
  factory.control('S3.8', forgotten, 'FAILED', { age: 300 });
  factory.control('S3.9', forgotten, 'WARNING');
  const orderQueue = factory.resource(
    'queue',
    prod,
    'order-events-dead-letters',
  );
  factory.control('SQS.1', orderQueue, 'FAILED');
}
