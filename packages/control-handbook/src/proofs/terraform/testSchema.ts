import { TerraformSchema } from './TerraformSchema';

const tags = ['map', 'string'];
const timeouts = { nesting: 'single', max: 1, arguments: { create: 'string' } };
const rule = [
  'object',
  { cidr_blocks: ['list', 'string'], from_port: 'number', self: 'bool' },
];

/** A small part of the provider with every kind of argument, block and attribute that it has. */
export const testSchemaJson = {
  source: '@cdktf/provider-aws',
  version: '21.22.1',
  date: '2026-11-26',
  provider: '6.25.0',
  providerBlock: {
    arguments: { region: 'string', profile: 'string', alias: 'string' },
    blocks: { default_tags: { nesting: 'list', arguments: { tags } } },
  },
  resources: {
    aws_s3_bucket: {
      arguments: { bucket: 'string', force_destroy: 'bool', tags },
      computed: { arn: 'string', id: 'string' },
      blocks: { timeouts },
    },
    aws_s3_bucket_versioning: {
      arguments: { bucket: 'string' },
      required: ['bucket'],
      blocks: {
        versioning_configuration: {
          nesting: 'list',
          min: 1,
          max: 1,
          arguments: { status: 'string' },
          required: ['status'],
        },
      },
    },
    aws_eks_cluster: {
      arguments: { name: 'string', role_arn: 'string' },
      required: ['name', 'role_arn'],
      blocks: {
        vpc_config: {
          nesting: 'list',
          min: 1,
          max: 1,
          arguments: {
            subnet_ids: ['set', 'string'],
            endpoint_public_access: 'bool',
          },
          required: ['subnet_ids'],
          computed: { vpc_id: 'string' },
        },
      },
      computed: {
        arn: 'string',
        identity: [
          'list',
          ['object', { oidc: ['list', ['object', { issuer: 'string' }]] }],
        ],
      },
    },
    aws_security_group: {
      arguments: {
        name: 'string',
        ingress: ['set', rule],
        tags,
      },
      computed: { id: 'string' },
    },
    aws_instance: {
      arguments: {
        ami: 'string',
        cpu_core_count: 'number',
        monitoring: 'bool',
        vpc_security_group_ids: ['set', 'string'],
        tags,
      },
      blocks: {
        ebs_block_device: {
          nesting: 'set',
          arguments: { device_name: 'string', encrypted: 'bool' },
          required: ['device_name'],
        },
        timeouts,
      },
      computed: { id: 'string' },
    },
    aws_wafv2_web_acl: {
      arguments: { name: 'string' },
      blocks: {
        rule: { nesting: 'set', arguments: { statement: 'any' } },
      },
    },
  },
  dataSources: {
    aws_vpc: {
      arguments: { id: 'string', tags },
      computed: { cidr_block: 'string' },
    },
    aws_iam_policy_document: {
      blocks: {
        statement: {
          nesting: 'list',
          arguments: { actions: ['set', 'string'], effect: 'string' },
        },
      },
      computed: { json: 'string' },
    },
  },
};

/** The part of the provider as the provers take it. */
export const testSchema = TerraformSchema.create(testSchemaJson);
