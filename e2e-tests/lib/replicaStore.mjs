import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';

// A dependency of the portal's backend
const { Client } = createRequire(
  join(root, 'packages', 'backend', 'package.json'),
)('pg');

/** A record as two lines of text: what it is told apart by, and what is compared. */
export function lineOf({ account, region, productArn, id, ...state }) {
  const { workflow, compliance, recordState } = state;
  return {
    key: [account, region, productArn, id].join(' '),
    state: [workflow, compliance ?? '-', recordState].join(' '),
  };
}

/**
 * Looks into the plugin's tables, past every replica.
 *
 * @param connection of the server
 */
export async function openStore(connection) {
  const client = new Client({
    ...connection,
    database: 'backstage_plugin_security-hub',
  });
  await client.connect();
  const rowsOf = async (statement, values) =>
    (await client.query(statement, values)).rows;
  const valueOf = async statement =>
    Object.values((await rowsOf(statement))[0])[0];
  return {
    /** All records as `lineOf` tells them, by key. */
    async records() {
      const rows = await rowsOf(
        `select account, region, product_arn as "productArn", record_id as id, workflow, compliance, record_state as "recordState"
         from finding_records`,
      );
      return rows.map(lineOf);
    },
    /** How far the administrator has been read; times are ISO 8601. */
    async sync() {
      const [row] = await rowsOf(
        `select state, progress, last_full_read_at as "fullReadAt", last_full_at as "fullRunAt", last_changes_at as "changesAt",
           last_sweep_at as "sweepAt", as_of as "asOf", full_read_wanted_at as "wantedAt", records_rejected as rejected
         from sync_state where role = 'administrator' and service = 'cspm'`,
      );
      return { ...row, progress: JSON.parse(row?.progress ?? 'null') };
    },
    /** Asks for one more full read, as when the administrator has to read for more accounts than before. */
    async wantFullRead() {
      const at = new Date().toISOString();
      await client.query(
        `update sync_state set full_read_wanted_at = $1 where role = 'administrator' and service = 'cspm'`,
        [at],
      );
      return at;
    },
    /** Whatever may be there once only, and is there twice, or is left over; in words. */
    async oddities() {
      const checks = {
        'issues with the stable key of another':
          'select count(*) - count(distinct stable_key) from findings',
        'records with the identity of another':
          'select count(*) - count(distinct (partition, account, region, product_arn, record_id)) from finding_records',
        'issues without a record':
          'select count(*) from findings where not exists (select 1 from finding_records where issue_key = key)',
        'records without their issue':
          'select count(*) from finding_records where not exists (select 1 from findings where key = issue_key)',
        'issues that miscount their records':
          'select count(*) from findings where record_count <> (select count(*) from finding_records where issue_key = key)',
        'issues seen for the first time not once':
          "select count(*) from findings where 1 <> (select count(*) from finding_events where issue_key = key and event = 'first-seen')",
        'rejected records': 'select count(*) from rejected_records',
        'rejected messages': 'select coalesce(sum(poison), 0) from push_state',
      };
      const found = [];
      for (const [name, statement] of Object.entries(checks)) {
        const count = Number(await valueOf(statement));
        if (count !== 0) {
          found.push(`${count} ${name}`);
        }
      }
      return found;
    },
    /** What decisions have to be shown on in AWS, and how far that is. */
    outbox: async decisionIds =>
      await rowsOf(
        `select o.state, o.code, r.product_arn as "ProductArn", r.record_id as "Id"
         from outbox o join finding_records r on r.record_key = o.record_key where o.decision_id = any($1)`,
        [decisionIds],
      ),
    /** Names of the leases that are held. */
    leases: async () =>
      (await rowsOf('select name from leases')).map(({ name }) => name),
    close: async () => await client.end(),
  };
}
