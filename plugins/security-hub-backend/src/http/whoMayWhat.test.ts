import { securityHubPermissions } from 'backstage-plugin-security-hub-common';
import { securityHubFindingRules } from 'backstage-plugin-security-hub-node';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTables } from './__testUtils__/readTables';

const read = (path: string) =>
  readTables(readFileSync(join(__dirname, path), 'utf8'));
const documentation = read('../../../../docs/security.md');
/** What the code does: `permissionMatrix.test.ts` sends all of it */
const matrix = read('permissionMatrix.md').find(({ title }) =>
  title.startsWith('disabled'),
)!.rows;

/** Columns of the table, and the requests that say the same; of the second one, what is about threats. */
const columns: Record<string, [request: string, threat: string]> = {
  'reads findings': ['getFinding', 'getFinding: threat'],
  'acknowledges, reopens': [
    'createDecision: acknowledge',
    'createDecision: acknowledge threat',
  ],
  'accepts, calls false positive': [
    'createDecision: accept-risk',
    'createDecision: accept-risk',
  ],
  'reads evidence of threats': ['getFinding: threat', 'getFinding: threat'],
  'suppresses threats': [
    'createDecision: false-positive threat',
    'createDecision: false-positive threat',
  ],
  'confirms claims on the account': ['decideClaim', 'decideClaim'],
  'reads reports': ['getOrphans', 'getOrphans'],
};

function isAllowed(request: string, who: string, whole: boolean): boolean {
  const answer = matrix.find(row => row.request === request)?.[who];
  expect([request, who, answer]).toEqual([request, who, expect.any(String)]);
  return whole
    ? /^(200|201|409)$/.test(answer!)
    : /^(200|201|409)/.test(answer!);
}

it('docs/security.md says who may what as the code does', () => {
  const table = documentation.find(({ rows }) => 'reads findings' in rows[0]);
  const people = table!.rows.map(({ who }) => /^\*\*(.+)\*\*/.exec(who)?.[1]);
  expect([...people].sort()).toEqual(
    Object.keys(matrix[0])
      .filter(name => name !== 'request')
      .sort(),
  );
  for (const { who, ...cells } of table!.rows) {
    const name = /^\*\*(.+)\*\*/.exec(who)![1];
    expect(Object.keys(cells)).toEqual(Object.keys(columns));
    for (const [column, cell] of Object.entries(cells)) {
      const [request, threat] = columns[column];
      const whole = column.includes('evidence');
      const all = isAllowed(request, name, whole);
      const some = isAllowed(threat, name, whole);
      const part = some ? 'threats' : 'no';
      expect([name, column, cell]).toEqual([name, column, all ? 'yes' : part]);
    }
  }
});

it('docs/security.md lists all permissions and all rules', () => {
  const [permissions] = documentation.filter(
    ({ rows }) => 'permission' in rows[0],
  );
  expect(
    permissions.rows
      .map(row => [row.permission.replaceAll('`', ''), row.conditional])
      .sort(),
  ).toEqual(
    securityHubPermissions
      .map(({ name, type }) => [name, type === 'resource' ? 'yes' : 'no'])
      .sort(),
  );
  const [rules] = documentation.filter(({ rows }) => 'rule' in rows[0]);
  expect(
    rules.rows
      .map(({ rule }) =>
        /^`(\w+)\(/
          .exec(rule)![1]
          .replace(/[A-Z]/g, letter => `_${letter}`)
          .toUpperCase(),
      )
      .sort(),
  ).toEqual(securityHubFindingRules.map(({ name }) => name).sort());
});
