import { Knex } from 'knex';

/** A record as `loadRecords` reads it, made from the issue that it would be folded into. */
const normalised = `jsonb_build_object(
  'recordKey', record_key, 'twinKey', twin_key, 'issueKey', key, 'stableKey', stable_key,
  'identity', jsonb_build_object(
    'format', 'asff', 'partition', partition, 'account', account, 'region', region, 'productArn', product_arn, 'id', record_id),
  'owningAccount', account, 'issueRegion', region, 'kind', kind,
  'product', jsonb_build_object('key', product_key, 'name', product_name),
  'survivesRecreation', survives_recreation,
  'provider', jsonb_build_object(
    'order', '[]'::jsonb, 'title', title, 'description', '', 'severity', severity, 'complianceReasons', '[]'::jsonb,
    'recordState', record_state, 'createdAt', first_seen_at, 'updatedAt', last_seen_at, 'firstObservedAt', first_seen_at,
    'types', '[]'::jsonb, 'standards', standards::jsonb, 'requirements', '[]'::jsonb, 'sample', false,
    'resources', jsonb_build_array(jsonb_build_object(
      'id', resource_id, 'canonicalId', resource_id, 'type', resource_type, 'name', resource_name, 'partition', partition,
      'region', region, 'tags', jsonb_build_object('Service', 'made-up'))),
    'vulnerabilities', case when kind = 'vulnerability' then jsonb_build_array(jsonb_build_object(
      'id', split_part(group_key, ':', 2),
      'packages', jsonb_build_array(jsonb_build_object('name', 'openssl')))) else '[]'::jsonb end)
    || case when compliance is null then '{}'::jsonb else jsonb_build_object('compliance', compliance) end,
  'customer', jsonb_build_object('order', '[]'::jsonb, 'workflow', workflow),
  'observedAt', '', 'gaps', '[]'::jsonb)
  || case when control_id is null then '{}'::jsonb else jsonb_build_object('controlId', control_id) end`;

/**
 * Gives each issue of `seedStore` the slim record that it could have been folded from, so that owners can be computed anew. PostgreSQL
 * only. Everything that a record of a passed control has is there; texts and documents of failing ones are not.
 */
export async function seedRecords(knex: Knex, source: string): Promise<void> {
  await knex.raw(
    `insert into finding_records (record_key, issue_key, twin_key, format, source, reader, partition, account, region, product_arn, record_id,
       provider_order, customer_order, record_state, compliance, workflow, severity, observed_at, missed_sweeps, updated_at, normalised)
     select record_key, key, twin_key, 'asff', ?, '999900001111/ap-northeast-1', partition, account, region, product_arn, record_id,
       jsonb_build_array(last_seen_at, '', last_seen_at, record_key)::text,
       jsonb_build_array(last_seen_at, '', record_key)::text,
       record_state, compliance, workflow, severity, last_seen_at, 0, last_seen_at, (${normalised})::text
     from (
       select f.*,
         encode(sha256(convert_to('record-' || f.key, 'UTF8')), 'hex') as record_key,
         encode(sha256(convert_to('twin-' || f.key, 'UTF8')), 'hex') as twin_key,
         'arn:aws:securityhub:' || f.region || '::product/aws/' || f.product_key as product_arn,
         'arn:aws:securityhub:finding/' || f.key as record_id,
         case f.aws_status when 'archived' then 'ARCHIVED' else 'ACTIVE' end as record_state
       from findings f
     ) as made`,
    [source],
  );
  await knex.raw('vacuum analyze finding_records');
}
