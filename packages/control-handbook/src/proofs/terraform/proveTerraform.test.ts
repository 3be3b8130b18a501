import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTerraform } from '../../lint/parsers';
import { packageDirectory } from '../../loader/packageDirectory';
import { proveTerraform } from './proveTerraform';
import { TerraformSchema } from './TerraformSchema';
import { testConfiguration } from './testConfiguration';
import { testSchema, testSchemaJson } from './testSchema';
import { usedTerraformTypes } from './usedTerraformTypes';

const prove = async (code: string) =>
  proveTerraform(await parseTerraform(code), testSchema);

describe('proveTerraform', () => {
  it('accepts everything that is right', async () => {
    const config = await parseTerraform(testConfiguration);
    expect(proveTerraform(config, testSchema)).toEqual({
      problems: [],
      proved: true,
    });
    expect(usedTerraformTypes(config)).toEqual([
      'aws_eks_cluster',
      'aws_instance',
      'aws_s3_bucket',
      'aws_s3_bucket_versioning',
      'aws_security_group',
      'data.aws_vpc',
    ]);
  });

  it.each([
    [
      'resource "aws_s3_bucket" "this"',
      'resource "aws_s3_buckets" "this"',
      'unknown resource aws_s3_buckets; did you mean aws_s3_bucket?',
    ],
    [
      'data "aws_vpc" "this"',
      'data "aws_cup" "this"',
      'data.aws_cup.this: unknown data source aws_cup (a new one needs',
    ],
    [
      'bucket        = "menu',
      'buket         = "menu',
      'aws_s3_bucket.this: unknown argument or block buket; did you mean bucket?',
    ],
    [
      'role_arn = var.role_arn\n',
      'role_arn = var.role_arn\nendpoint_public_access = false\n',
      'unknown argument or block endpoint_public_access; it belongs into the block vpc_config',
    ],
    [
      'role_arn = var.role_arn\n',
      'arn = var.role_arn\n',
      'aws_eks_cluster.this: arn can only be read, not set',
    ],
    [
      'role_arn = var.role_arn\n',
      '\n',
      'aws_eks_cluster.this: needs the argument role_arn',
    ],
    [
      'role_arn = var.role_arn\n',
      'role_arn = null\n',
      'aws_eks_cluster.this: needs the argument role_arn',
    ],
    [
      'subnet_ids = var.subnet_ids\n',
      '',
      'aws_eks_cluster.this.vpc_config: needs the argument subnet_ids',
    ],
    ['vpc_config {', 'timeouts {', 'aws_eks_cluster.this: needs a block vpc'],
    [
      'vpc_config {',
      'vpc_config {\n subnet_ids = []\n}\nvpc_config {',
      'aws_eks_cluster.this: vpc_config can be written only once',
    ],
    [
      'vpc_config {',
      'vpc_config = {',
      'vpc_config is a block: write vpc_config { ... } without =',
    ],
    [
      'default_tags {\n    tags =',
      'default_tags {\n    tag =',
      'provider.aws.default_tags: unknown argument or block tag',
    ],
    [
      'tags     = { "kumo:Name" = "menus" }',
      'tags { Name = "menus" }',
      'needs a map of string, not blocks, or a list of objects: write it with =',
    ],
    [
      'subnet_ids = var.subnet_ids',
      'subnet_ids = "subnet-1"',
      'needs a set of string, not "subnet-1"',
    ],
    [
      'subnet_ids = var.subnet_ids',
      'subnet_ids = ["a", ["b"]]',
      'vpc_config.subnet_ids[1]: needs a string, not a list',
    ],
    [
      'force_destroy = "true"',
      'force_destroy = "yes"',
      'needs a bool, not "yes"',
    ],
    ['force_destroy = "true"', 'force_destroy = 1', 'needs a bool, not 1'],
    [
      'from_port   = "443"',
      'from_port   = "https"',
      'aws_security_group.this.ingress[0].from_port: needs a number, not "https"',
    ],
    [
      'from_port   = "443"',
      'fromport   = "443"',
      'ingress[0]: has no fromport; did you mean from_port?',
    ],
    [
      'from_port = port.value',
      'from_prt = port.value',
      'aws_security_group.this.ingress[0]: has no from_prt; did you mean from_port?',
    ],
    [
      'device_name = ebs_block_device.value',
      'device = ebs_block_device.value',
      'aws_instance.this.ebs_block_device: unknown argument or block device; did you mean device_name?',
    ],
    [
      'for_each = toset([80, 8080])',
      'each = []',
      'dynamic needs for_each and a block content',
    ],
    [
      'dynamic "ingress"',
      'dynamic "egress"',
      'unknown argument or block egress; did you mean ingress?',
    ],
    [
      'count                  = 1',
      'count = 1\n for_each = {}',
      'count and for_each exclude each other',
    ],
    [
      'ignore_changes       = [tags,',
      'ignore_changes       = [tagz,',
      'ignore_changes has the unknown argument tagz; did you mean tags?',
    ],
    [
      'prevent_destroy ',
      'prevent_destruction ',
      'aws_s3_bucket.this.lifecycle: unknown argument prevent_destruction; did you mean prevent_destroy?',
    ],
    [
      'depends_on = [aws_s3_bucket.this]',
      'provisioner "local-exec" {\n command = "x"\n }',
      'a provisioner does not belong into a snippet',
    ],
    ['from = aws_instance.gone', 'from = aws_instance.this', 'is still in the'],
    ['to = aws_instance.imported', 'to = aws_instanze.x', 'unknown resource'],
    ['id = "i-1"', '', 'import: needs the argument id'],
    [
      'type = string',
      'typ = string',
      'variable.role_arn: unknown argument typ',
    ],
    ['output "imported"', 'outputs "imported"', 'did you mean output?'],
    ['output "imported"', 'output', 'a block of this kind has one label'],
    [
      'variable "subnet_ids"',
      'variable "role_arn"',
      'variable.role_arn: is written twice',
    ],
  ])('finds %s changed to %s', async (from, to, problem) => {
    expect(testConfiguration).toContain(from);
    const config = await parseTerraform(
      testConfiguration.replace(from, () => to),
    );
    expect(proveTerraform(config, testSchema).problems).toContainEqual(
      expect.stringContaining(problem),
    );
  });

  it('says what it cannot prove', async () => {
    expect(
      await prove(`
        module "menus" { source = "./menus" }
        resource "random_id" "this" { byte_length = 4 }
        resource "aws_wafv2_web_acl" "this" {
          name = "\${module.menus.name}-\${random_id.this.hex}-\${random_id.that.hex}"
          rule { 
            statement { 
              anything {} 
            }
          }
        }`),
    ).toEqual({
      problems: [
        'aws_wafv2_web_acl.this.name: random_id.that is not in the snippet; did you mean random_id.this?',
      ],
      proved: false,
      unproved:
        'a block module is not described by the schema; the schema does not describe aws_wafv2_web_acl.this.rule.statement; random_id is not of the AWS provider',
    });
    expect(await prove('variable "name" {}')).toEqual({
      problems: [],
      proved: false,
      unproved: 'there is no resource in it',
    });
  });

  it('takes names such as constructor for names', async () => {
    const { problems } = await prove(
      'resource "constructor" "__proto__" {}\nresource "aws_s3_bucket" "a" {\n constructor = 1\n bucket = constructor.toString.name\n}',
    );
    expect(problems).toEqual([
      'aws_s3_bucket.a.bucket: constructor is no name that the snippet declares',
      'aws_s3_bucket.a: unknown argument or block constructor',
    ]);
  });
});

describe('TerraformSchema', () => {
  it('refuses what does not fit', () => {
    expect(() =>
      TerraformSchema.create({ ...testSchemaJson, provider: 6 }),
    ).toThrow();
    expect(() =>
      TerraformSchema.create({
        ...testSchemaJson,
        resources: { aws_x: { arguments: { a: ['lists', 'string'] } } },
      }),
    ).toThrow();
  });

  it('fits the file that is committed', () => {
    const schema = TerraformSchema.create(
      JSON.parse(
        readFileSync(
          join(packageDirectory(), 'schemas', 'terraform.json'),
          'utf8',
        ),
      ),
    );
    expect(schema.origin.provider).toMatch(/^\d+\.\d+\.\d+$/);
    expect(schema.body('aws_s3_bucket')?.computed.arn).toBe('string');
  });
});
