import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import { Policies, sorted, Statement } from './Statement';

type Members = Record<string, any>;
type Blocks = Record<string, Record<string, Members[]>>;
/** A module: its files parsed and put together. */
export type Module = {
  text: string;
  resource: Blocks;
  data: Blocks;
  variable: Record<string, Members[]>;
  output: Record<string, Members[]>;
  locals: Members;
};

export const terraformFolder = join(
  __dirname,
  '../../../../../infra/terraform',
);

function merge(target: Members, source: Members = {}) {
  for (const [type, items] of Object.entries(source)) {
    target[type] = { ...target[type], ...(items as Members) };
  }
}

/** All modules by name, e.g. `events`. Any mistake of syntax throws. */
export async function readModules(): Promise<Map<string, Module>> {
  const modules = new Map<string, Module>();
  for (const item of readdirSync(terraformFolder, { withFileTypes: true })) {
    if (!item.isDirectory()) {
      continue;
    }
    const module: Module = {
      text: '',
      resource: {},
      data: {},
      variable: {},
      output: {},
      locals: {},
    };
    const folder = join(terraformFolder, item.name);
    for (const file of readdirSync(folder)) {
      const text = readFileSync(join(folder, file), 'utf8');
      const parsed: Members = await parse(file, text);
      module.text += text;
      merge(module.resource, parsed.resource);
      merge(module.data, parsed.data);
      Object.assign(module.variable, parsed.variable);
      Object.assign(module.output, parsed.output);
      for (const locals of parsed.locals ?? []) {
        Object.assign(module.locals, locals);
      }
    }
    modules.set(item.name, module);
  }
  return modules;
}

const words: Record<string, string> = {
  'data.aws_partition.current.partition': '<partition>',
  'data.aws_partition.current.dns_suffix': '<dns suffix>',
  'data.aws_region.current.id': '<region>',
  'data.aws_caller_identity.current.account_id': '<account>',
  'var.portal_principal_arn': '<portal principal>',
  'var.external_id': '<external id>',
  'var.organization_id': '<organisation>',
  'var.queue_name': '<queue name>',
  'var.aggregator_arn': '<aggregator>',
  'var.assumable_role_arns': '<assumable roles>',
  'aws_sqs_queue.events.arn': '<queue>',
  'aws_sqs_queue.dead_letters.arn': '<dead letters>',
  'aws_kms_key.events.arn': '<key>',
  'aws_iam_role.consumer.arn': '<consumer>',
  'aws_cloudwatch_event_rule.events.arn':
    'arn:<partition>:events:<region>:<account>:rule/<queue name>',
};

function textOf(module: Module, value: unknown): string {
  return String(value).replace(/\$\{([^}]+)\}/g, (whole, name: string) => {
    const local = name.startsWith('local.')
      ? module.locals[name.slice('local.'.length)]
      : undefined;
    return local === undefined ? words[name] ?? whole : textOf(module, local);
  });
}

function statementOf(module: Module, statement: Members): Statement {
  const text = (value: unknown) => textOf(module, value);
  return {
    sid: statement.sid,
    effect: statement.effect,
    actions: sorted(statement.actions, String),
    resources: sorted(statement.resources, text),
    principals: (statement.principals ?? [])
      .flatMap((item: Members) =>
        sorted(item.identifiers, id => `${item.type} ${text(id)}`),
      )
      .sort(),
    conditions: (statement.condition ?? [])
      .map(
        (item: Members) =>
          `${item.test} ${item.variable} = ${sorted(item.values, text).join()}`,
      )
      .sort(),
  };
}

/** All policy documents of a module by name. */
export function policiesOfModule(module: Module): Policies {
  return new Map(
    Object.entries(module.data.aws_iam_policy_document ?? {}).map(
      ([name, [block]]) => [
        name,
        block.statement.map((item: Members) => statementOf(module, item)),
      ],
    ),
  );
}
