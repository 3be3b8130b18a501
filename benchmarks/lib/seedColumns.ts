import type { SeedOptions } from './seedStore.ts';

/** Values for the issue number `i`, each an SQL expression; `r<n>` are whole numbers from 0 to 999,999 that look random. */
export function columnsOf(options: SeedOptions, postgres: boolean) {
  const { findings, accounts, entities } = options;
  const small = options.small ?? 300;
  const large = Math.min(options.large ?? 50_000, Math.floor(findings / 2));
  const vulnerable = Math.round((options.vulnerabilities ?? 0.15) * 1_000_000);
  const crowded = Math.round((options.largestAccount ?? 0) * 1_000_000);
  const time = (minutes: string) =>
    postgres
      ? `to_char(timestamp '2026-11-20 12:00:00' + (${minutes}) * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"')`
      : `strftime('%Y-%m-%dT%H:%M:%S.000Z', '2026-11-20 12:00:00', (${minutes}) || ' minutes')`;
  const hash = (text: string) =>
    postgres
      ? `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`
      : `lower(substr(hex(${text}) || '${'0'.repeat(64)}', 1, 64))`;
  const pick = (number: string, values: Array<[number, string]>) => {
    let limit = 0;
    const cases = values.map(([share, value]) => {
      limit += share * 10_000;
      return `when ${number} < ${limit} then ${value}`;
    });
    return `case ${cases.join(' ')} else ${values[values.length - 1][1]} end`;
  };
  const words = (number: string, ...list: Array<[number, string]>) =>
    pick(
      number,
      list.map(([share, word]) => [share, `'${word}'`]),
    );
  const steps: Array<Record<string, string>> = [
    {
      r1: random('i', 1, options.seed),
      r2: random('i', 2, options.seed),
      r3: random('i', 3, options.seed),
      r4: random('i', 4, options.seed),
      r5: random('i', 5, options.seed),
      r6: random('i', 6, options.seed),
    },
    {
      entity: `case when i < ${large} then 0 when i < ${
        large + small
      } then 1 else 2 + (i % ${entities - 2}) end`,
      vulnerability: `case when r1 < ${vulnerable} then 1 else 0 end`,
      passed: `case when r1 >= ${vulnerable} and r2 < ${
        (800_000 * 1_000_000) / (1_000_000 - vulnerable || 1)
      } then 1 when r1 < ${vulnerable} and r2 < ${
        vulnerable > 200_000 ? 700_000 : 0
      } then 1 else 0 end`,
      control: `(r3 % 15) * (r5 % 15)`,
    },
    {
      account: `cast(100000000000 + case when r4 < ${crowded} then 0 else (entity * 7 + r4 % case entity when 0 then 12 else 2 end) % ${accounts} end as varchar(12))`,
      service: words(
        'r3',
        [30, 'S3'],
        [25, 'EC2'],
        [15, 'IAM'],
        [15, 'RDS'],
        [15, 'Lambda'],
      ),
      status: `case when passed = 1 then 'resolved' else ${words(
        'r6',
        [70, 'open'],
        [10, 'acknowledged'],
        [10, 'accepted'],
        [5, 'archived'],
        [5, 'unknown'],
      )} end`,
      severity_rank: pick('r5', [
        [5, '4'],
        [20, '3'],
        [45, '2'],
        [25, '1'],
        [5, '0'],
      ]),
      environment: words(
        'r4',
        [40, 'prod'],
        [20, 'stage'],
        [30, 'dev'],
        [10, 'unknown'],
      ),
      region: words(
        'r6',
        [60, 'eu-west-1'],
        [20, 'us-east-1'],
        [10, 'ap-northeast-1'],
        [10, 'global'],
      ),
      resource_id: `'arn:aws:s3:::service-' || entity || '-' || (i / 5)`,
    },
    {
      key: hash(`'issue-' || i`),
      priority_rank: `case when environment = 'prod' and severity_rank > 0 then severity_rank - 1 when severity_rank > 1 then severity_rank - 2 else 0 end`,
      control_id: `case when vulnerability = 1 then null else service || '.' || control end`,
      first_seen_at: time(`-(r2 % 525600)`),
    },
  ];
  const columns: Record<string, string> = {
    key: 'key',
    stable_key: `'aws|' || account || '|' || i`,
    kind: `case when vulnerability = 1 then 'vulnerability' else 'control' end`,
    product_key: `case when vulnerability = 1 then 'inspector' else 'security-hub' end`,
    product_name: `case when vulnerability = 1 then 'Inspector' else 'Security Hub' end`,
    control_id: 'control_id',
    group_key: `coalesce('control:' || control_id, 'vulnerability:CVE-2026-' || (r3 % 2000) || ':openssl')`,
    group_title: `coalesce('Resources should follow rule ' || control_id, 'CVE-2026-' || (r3 % 2000) || ' in openssl')`,
    partition: `'aws'`,
    account: 'account',
    account_name: `'account-' || account`,
    region: 'region',
    environment: 'environment',
    layer: words(
      'r3',
      [50, 'data-store'],
      [30, 'network'],
      [20, 'application'],
    ),
    title: `'Finding ' || i || ' of ' || coalesce(control_id, 'openssl')`,
    search_text: `lower('finding ' || i || ' ' || coalesce(control_id, 'openssl') || ' ' || account || ' ' || resource_id)`,
    severity: `case severity_rank when 4 then 'CRITICAL' when 3 then 'HIGH' when 2 then 'MEDIUM' when 1 then 'LOW' else 'INFORMATIONAL' end`,
    severity_rank: 'severity_rank',
    priority: `case priority_rank when 3 then 'critical' when 2 then 'high' when 1 then 'medium' else 'low' end`,
    priority_rank: 'priority_rank',
    priority_inputs: `'[]'`,
    priority_review_at: 'null',
    compliance: `case when vulnerability = 1 then null when passed = 1 then 'PASSED' else 'FAILED' end`,
    failing: 'passed = 0',
    workflow: `case status when 'resolved' then 'RESOLVED' when 'acknowledged' then 'NOTIFIED' when 'accepted' then 'SUPPRESSED' else 'NEW' end`,
    aws_status: 'status',
    status: 'status',
    decision_ends_at: `case when status = 'accepted' then ${time(
      'r2 % 200000',
    )} end`,
    first_seen_at: 'first_seen_at',
    first_failed_at: `case when passed = 0 then first_seen_at end`,
    last_seen_at: `'2026-11-20T12:00:00.000Z'`,
    due_at: `case when passed = 0 then ${time('r5 % 80000 - 20000')} end`,
    due_unpaused_at: `case when passed = 0 then ${time(
      'r5 % 80000 - 20000',
    )} end`,
    resource_id: 'resource_id',
    resource_hash: hash('resource_id'),
    resource_type: `'AwsS3Bucket'`,
    resource_name: `'service-' || entity || '-' || (i / 5)`,
    resource_count: '1',
    record_count: '1',
    standards: words(
      'r3',
      [60, '["standards/aws-foundational-security-best-practices/v/1.0.0"]'],
      [
        40,
        '["standards/aws-foundational-security-best-practices/v/1.0.0","standards/cis-aws-foundations-benchmark/v/3.0.0"]',
      ],
    ),
    sample: 'i < 0',
    survives_recreation: 'i >= 0',
  };
  return { steps, columns };
}

/** A whole number from 0 to 999,999 made from a number: squared, so that two streams have nothing to do with each other. */
function random(source: string, stream: number, seed: number): string {
  const mixed = `((${source} * 48271 + ${
    stream * 104729 + (seed % 10_000) * 7919
  }) % 2147483647)`;
  return `((${mixed} * ${mixed}) % 2147483647 * 16807 % 2147483647 % 1000000)`;
}

/** The number that a finding was made from. */
export const number = 'cast(substr(f.stable_key, 18) as integer)';

/** What `finding_owners` repeats of `findings`, as the backend's `listColumns`. */
export function listColumns(postgres: boolean): Record<string, string> {
  const time = (column: string) =>
    postgres
      ? `cast(extract(epoch from cast(${column} as timestamptz)) * 1000 as bigint)`
      : `cast(strftime('%s', ${column}) as integer) * 1000`;
  return {
    sample: 'f.sample',
    status: 'f.status',
    priority_order: '3 - f.priority_rank',
    severity_order: '4 - f.severity_rank',
    first_seen_at: time('f.first_seen_at'),
    due_at: time('f.due_at'),
    decision_ends_at: time('f.decision_ends_at'),
    group_key: 'f.group_key',
    control_id: 'f.control_id',
    product_key: 'f.product_key',
    account: 'f.account',
    region: 'f.region',
    environment: 'f.environment',
    layer: 'f.layer',
    kind: 'f.kind',
    resource_code: 'substr(f.resource_hash, 1, 16)',
    // Two sets of standards: any two codes tell them apart
    standards_code: 'cast(length(f.standards) as varchar(16))',
  };
}
