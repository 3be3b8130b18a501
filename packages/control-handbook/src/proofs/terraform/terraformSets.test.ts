import { parseTerraform } from '../../lint/parsers';
import { terraformSets, type WantedArgument } from './terraformSets';

const code = `
variable "status" {
  default = "Enabled"
}
variable "names" {
  type = list(string)
}
locals {
  key    = { arn = "local-key" }
  circle = local.circle
}
data "aws_iam_policy_document" "this" {
  statement {
    effect = "Deny"
    condition {
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}
resource "aws_menu" "this" {
  enabled  = true
  days     = "90"
  status   = var.status
  key      = local.key
  circle   = local.circle
  names    = var.names
  nothing  = null
  none     = []
  kinds    = ["LAMBDA", "ECR"]
  tags     = merge(var.tags, { Owner = "menus", "kumo.io/team" = var.names })
  labels   = { "kumo.io/team" = "coffee", Other = "tea" }
  arn      = "arn:aws:s3:::\${var.names[0]}/*"
  choice   = var.names != [] ? "large" : "small"
  computed = { for name in var.names : "Owner" => name }
  policy = jsonencode({
    # "hidden" = true
    Statement = [{ Effect = "Deny", Condition = { Bool = { "aws:SecureTransport" = "false" } } }]
  })
  document = <<-EOT
    {"Statement": [{"Effect": "Allow", "Resource": "\${var.names[0]}"}], "Size": 5}
  EOT
  broken   = "{"
  rule {
    status = "Disabled"
  }
  rule {
    status = "Enabled"
    filter {}
  }
  dynamic "setting" {
    for_each = { ssl = "on" }
    content {
      name  = setting.key
      value = setting.value
      kind  = "static"
    }
  }
}
resource "aws_feature" "this" {
  for_each = toset(["AUDIT", "LOGIN"])
  name     = each.value
}
resource "aws_cup" "small" {
  size = 1
}
resource "aws_cup" "large" {
  size = 2
  lid  = true
}
`;

let config: Record<string, unknown>;
beforeAll(async () => {
  config = await parseTerraform(code);
});
const sets = (argument?: string, rest: Partial<WantedArgument> = {}) =>
  terraformSets(config, { resource: 'aws_menu', argument, ...rest });

describe('terraformSets', () => {
  it.each<[string, WantedArgument['value']]>([
    ['enabled', true],
    ['enabled', 'true'],
    ['days', 90],
    ['status', 'Enabled'],
    ['key.arn', 'local-key'],
    ['names', undefined],
    ['circle', undefined],
    ['kinds', 'ECR'],
    ['tags', undefined],
    ['tags.Owner', 'menus'],
    ['tags.kumo.io/team', undefined],
    ['labels.kumo.io/team', 'coffee'],
    ['labels.*', 'tea'],
    ['arn', 'arn:aws:s3'],
    ['choice', 'small'],
    ['computed.Owner', undefined],
    ['policy', 'aws:SecureTransport'],
    ['policy.Statement.Effect', 'Deny'],
    ['policy.Statement.Condition.*.aws:SecureTransport', false],
    ['document.Statement.Effect', 'Allow'],
    ['document.Size', 5],
    ['document', 'Allow'],
    ['rule.status', 'Enabled'],
    ['rule.filter', undefined],
    ['setting.name', 'ssl'],
    ['setting.value', 'on'],
    ['setting.kind', 'static'],
  ])('sees that %s is set to %s', (argument, value) => {
    expect(sets(argument, { value })).toBe(true);
  });

  it.each<[string, WantedArgument['value']]>([
    ['enabled', false],
    ['days', 9],
    ['status', 'Suspended'],
    ['names', 'menu'],
    ['circle', 'Enabled'],
    ['nothing', undefined],
    ['none', undefined],
    ['kinds', 'ECS'],
    ['kinds', 'LAMB'],
    ['enabled.status', undefined],
    ['tags', 'men'],
    ['tags.Other', undefined],
    ['labels', 'tea'],
    ['arn', 'arn:aws:s'],
    ['policy', 'hidden'],
    ['policy.hidden', undefined],
    ['policy.Statement.Effect', 'Allow'],
    ['broken.Statement', undefined],
    ['rule.status', 'enabled'],
    ['rule.filter.prefix', undefined],
    ['setting.name', 'tls'],
    ['constructor', undefined],
  ])('sees that %s is not set to %s', (argument, value) => {
    expect(sets(argument, { value })).toBe(false);
  });

  it('looks at data sources, at each of for_each, and at all resources of a type', () => {
    const sees = (wanted: WantedArgument) => terraformSets(config, wanted);
    const resource = 'data.aws_iam_policy_document';
    const argument = 'statement.condition.variable';
    const value = 'aws:SecureTransport';
    expect(sees({ resource, argument, value })).toBe(true);
    expect(sees({ resource: resource.slice(5), argument })).toBe(false);
    expect(
      sees({ resource: 'aws_feature', argument: 'name', value: 'LOGIN' }),
    ).toBe(true);
    expect(
      sees({ resource: 'aws_feature', argument: 'name', value: 'LOG' }),
    ).toBe(false);
    expect(sees({ resource: 'aws_cup', argument: 'size', value: 2 })).toBe(
      true,
    );
    expect(sees({ resource: 'aws_cup' })).toBe(true);
    expect(sees({ resource: 'aws_plate' })).toBe(false);
  });

  it('sees what is left out, and does not believe what is hidden', () => {
    const absent = true;
    expect(sets('nothing', { absent })).toBe(true);
    expect(sets('none', { absent })).toBe(true);
    expect(sets('other', { absent })).toBe(true);
    expect(sets('policy.hidden', { absent })).toBe(true);
    expect(sets('rule.status', { absent, value: 'Suspended' })).toBe(true);
    expect(sets('enabled', { absent })).toBe(false);
    expect(sets('rule.filter', { absent })).toBe(false);
    expect(sets('setting.name', { absent })).toBe(false);
    expect(sets('tags.Other', { absent })).toBe(false);
    expect(sets('names', { absent, value: 'menu' })).toBe(false);
    expect(
      terraformSets(config, { resource: 'aws_cup', argument: 'lid', absent }),
    ).toBe(false);
    expect(
      terraformSets(config, { resource: 'aws_plate', argument: 'a', absent }),
    ).toBe(false);
    expect(terraformSets(config, { resource: 'aws_plate', absent })).toBe(true);
    expect(sets(undefined, { absent })).toBe(false);
  });
});
