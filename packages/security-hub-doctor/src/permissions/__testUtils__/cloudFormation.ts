import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CollectionTag, parseDocument, ScalarTag } from 'yaml';
import { Policies, sorted, Statement } from './Statement';

type Members = Record<string, any>;
/** A template as data; short forms as `{Ref: ...}`, `{Sub: ...}`. */
export type Template = {
  Parameters: Members;
  Conditions?: Members;
  Resources: Record<
    string,
    { Type: string; Properties: Members; Condition?: string }
  >;
  Outputs?: Members;
};

export const cloudFormationFolder = join(
  __dirname,
  '../../../../../infra/cloudformation',
);

const tags: Array<ScalarTag | CollectionTag> = [
  'Ref',
  'Sub',
  'GetAtt',
  'Not',
  'Equals',
  'If',
].flatMap(name => [
  { tag: `!${name}`, resolve: (value: string) => ({ [name]: value }) },
  { tag: `!${name}`, collection: 'seq' as const },
]);

/** All templates by name, e.g. `events`. Any mistake of YAML fails. */
export function readTemplates(): Map<string, Template> {
  const templates = new Map<string, Template>();
  for (const file of readdirSync(cloudFormationFolder)) {
    if (!file.endsWith('.yaml')) {
      continue;
    }
    const text = readFileSync(join(cloudFormationFolder, file), 'utf8');
    const document = parseDocument(text, { customTags: tags, strict: true });
    expect([file, ...document.errors, ...document.warnings]).toEqual([file]);
    templates.set(file.replace('.yaml', ''), document.toJS());
  }
  return templates;
}

const words: Record<string, string> = {
  'AWS::Partition': '<partition>',
  'AWS::Region': '<region>',
  'AWS::AccountId': '<account>',
  'AWS::URLSuffix': '<dns suffix>',
  PortalPrincipalArn: '<portal principal>',
  ExternalId: '<external id>',
  OrganizationId: '<organisation>',
  QueueName: '<queue name>',
  AggregatorArn: '<aggregator>',
  AssumableRoleArns: '<assumable roles>',
  'EventRule.Arn':
    'arn:<partition>:events:<region>:<account>:rule/<queue name>',
  'EventQueue.Arn': '<queue>',
  'DeadLetterQueue.Arn': '<dead letters>',
  'EventKey.Arn': '<key>',
  'ConsumerRole.Arn': '<consumer>',
};

function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  const { Ref, Sub, GetAtt } = value as Members;
  if (Sub !== undefined) {
    return String(Sub).replace(
      /\$\{([^}]+)\}/g,
      (whole, name) => words[name] ?? whole,
    );
  }
  return words[Ref ?? GetAtt] ?? JSON.stringify(value);
}

function statementOf(statement: Members): Statement {
  const { Principal = {}, Condition = {} } = statement;
  return {
    sid: statement.Sid,
    effect: statement.Effect,
    actions: sorted(statement.Action, String),
    resources: sorted(statement.Resource, textOf),
    principals:
      Principal === '*'
        ? ['* *']
        : Object.entries(Principal)
            .flatMap(([type, value]) =>
              sorted(value, item => `${type} ${textOf(item)}`),
            )
            .sort(),
    conditions: Object.entries(Condition as Members)
      .flatMap(([operator, keys]) =>
        Object.entries(keys as Members).map(
          ([key, value]) => `${operator} ${key} = ${textOf(value)}`,
        ),
      )
      .sort(),
  };
}

const documents = ['PolicyDocument', 'KeyPolicy', 'AssumeRolePolicyDocument'];

/** All policies of a template by the logical id of their resource. */
export function policiesOfTemplate(template: Template): Policies {
  const policies: Policies = new Map();
  for (const [id, { Properties }] of Object.entries(template.Resources)) {
    const name = documents.find(item => Properties[item] !== undefined);
    if (name) {
      policies.set(id, Properties[name].Statement.map(statementOf));
    }
  }
  return policies;
}
