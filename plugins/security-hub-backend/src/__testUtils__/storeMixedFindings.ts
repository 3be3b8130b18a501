import { Knex } from 'knex';
import { controlFinding } from './controlFinding';
import { component, createStore } from './createStore';

const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];

const failing = Array.from({ length: 15 }, (_, index) =>
  index === 1 ? 'WARNING' : 'FAILED',
);
const workflows = [
  ...Array<string>(5).fill('NEW'),
  'NOTIFIED',
  'NEW',
  'SUPPRESSED',
  ...Array<string>(4).fill('NEW'),
];

/** Sixty findings in account 111122223333 that differ in all that lists filter by. */
export const mixedFindings = Array.from({ length: 60 }, (_, index) =>
  controlFinding({
    control: ['S3.8', 'S3.9', 'EC2.22', 'RDS.1'][index % 4],
    bucket: `bucket-${String(index).padStart(2, '0')}${
      index === 7 ? '_50%!' : ''
    }`,
    severity: severities[index % 3],
    status: index % 10 === 0 ? 'PASSED' : failing[index % 15],
    workflow: workflows[index % 12],
    region: index % 5 === 0 ? 'us-east-1' : 'eu-west-1',
  }),
);

/** Sixty findings of `component:default/shop` that differ in all that lists filter by, and one of nobody. */
export async function storeMixedFindings(knex: Knex): Promise<void> {
  const store = await createStore(knex, {
    entities: [
      component('shop', 'group:default/team-a', {
        'aws-security-hub/account-ids': '111122223333',
      }),
    ],
  });
  await store.ingest([
    ...mixedFindings,
    controlFinding({ account: '444455556666', bucket: 'of-another-team' }),
  ]);
}
