import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { actionsOf, grants, portalRoles, unscopedActions } from './grants';
import {
  policiesOfTemplate,
  readTemplates,
  Template,
} from './__testUtils__/cloudFormation';
import { policyNames } from './__testUtils__/policyNames';
import { Policies, Statement } from './__testUtils__/Statement';
import {
  Module,
  policiesOfModule,
  readModules,
} from './__testUtils__/terraform';
import { terraformAttributes } from './__testUtils__/terraformAttributes';

const root = join(__dirname, '../../../..');
type Members = Record<string, any>;

function withPrefix(
  prefix: string,
  policies: Policies,
): Array<[string, Statement[]]> {
  return [...policies].map(([name, statements]) => [
    `${prefix}/${name}`,
    statements,
  ]);
}

describe('infra', () => {
  const templates: Map<string, Template> = readTemplates();
  const inTemplates: Policies = new Map(
    [...templates].flatMap(([name, template]) =>
      withPrefix(name, policiesOfTemplate(template)),
    ),
  );
  let modules: Map<string, Module>;
  let inModules: Policies;

  beforeAll(async () => {
    modules = await readModules();
    inModules = new Map(
      [...modules].flatMap(([name, module]) =>
        withPrefix(name, policiesOfModule(module)),
      ),
    );
  });

  const every = () => [...inTemplates, ...inModules];
  const isTrust = (name: string) => /Role$|\/trust$/.test(name);
  // In the policy of a key "*" is that key
  const isKey = (name: string) => /Key$|\/key$/.test(name);

  it('uses resource types and properties that CloudFormation knows', () => {
    const spec = loadAwsServiceSpecSync();
    const unknown: string[] = [];
    const visit = (value: unknown, type: Members, path: string): void => {
      const isFunction =
        typeof value === 'object' &&
        value !== null &&
        /^(Ref|Sub|GetAtt|If)$/.test(Object.keys(value)[0] ?? '');
      if (isFunction) {
        return;
      }
      if (type.type === 'array' && Array.isArray(value)) {
        value.forEach(item => visit(item, type.element, path));
      } else if (type.type === 'ref') {
        const { properties } = spec.get(
          'typeDefinition',
          type.reference.$ref,
        ) as Members;
        for (const [name, item] of Object.entries(value as Members)) {
          if (!properties[name]) {
            unknown.push(`${path}.${name}`);
          } else {
            visit(item, properties[name].type, `${path}.${name}`);
          }
        }
      }
    };
    for (const [file, { Resources }] of templates) {
      for (const [id, { Type, Properties }] of Object.entries(Resources)) {
        const [known] = spec.lookup(
          'resource',
          'cloudFormationType',
          'equals',
          Type,
        ) as unknown as Members[];
        expect([file, id, known?.cloudFormationType]).toEqual([file, id, Type]);
        for (const [name, value] of Object.entries(Properties)) {
          const path = `${file}/${id}.${name}`;
          if (!known.properties[name]) {
            unknown.push(path);
          } else {
            visit(value, known.properties[name].type, path);
          }
        }
        for (const [name, { required }] of Object.entries<Members>(
          known.properties,
        )) {
          if (required && !(name in Properties)) {
            unknown.push(`${file}/${id} without ${name}`);
          }
        }
      }
    }
    expect(unknown).toEqual([]);
  }, 60_000);

  it('refers to nothing that a template or module does not have', () => {
    for (const [file, template] of templates) {
      const names = new Set([
        ...Object.keys(template.Parameters),
        ...Object.keys(template.Resources),
      ]);
      const text = JSON.stringify(template);
      const used = [
        ...[...text.matchAll(/"(?:Ref|GetAtt)":"([A-Za-z]+)/g)].map(m => m[1]),
        ...[...text.matchAll(/\$\{([A-Za-z]+)\}/g)].map(m => m[1]),
      ];
      expect([
        file,
        used.filter(name => name !== 'AWS' && !names.has(name)),
      ]).toEqual([file, []]);
      // A parameter that nothing uses misleads
      expect([
        file,
        Object.keys(template.Parameters).filter(name => !used.includes(name)),
      ]).toEqual([file, []]);
      const conditions = Object.keys(template.Conditions ?? {});
      const wanted = [...text.matchAll(/"(?:Condition|If)":(?:\[?)"(\w+)"/g)];
      expect(conditions).toEqual(
        expect.arrayContaining(wanted.map(match => match[1])),
      );
    }
    for (const [name, module] of modules) {
      const variables = [...module.text.matchAll(/\bvar\.(\w+)/g)].map(
        m => m[1],
      );
      expect([name, [...new Set(variables)].sort()]).toEqual([
        name,
        Object.keys(module.variable).sort(),
      ]);
      for (const [, kind, type, id] of module.text.matchAll(
        /(data\.)?\b(aws_\w+)\.(\w+)\b/g,
      )) {
        const blocks = kind ? module.data : module.resource;
        expect([name, type, id, blocks[type]?.[id]?.length]).toEqual([
          name,
          type,
          id,
          1,
        ]);
      }
    }
  });

  it("uses resources and attributes of Terraform's AWS provider", () => {
    const unknown: string[] = [];
    for (const [name, module] of modules) {
      for (const [type, items] of Object.entries(module.resource)) {
        const known = terraformAttributes[type] ?? [];
        const visit = (block: Members, path: string) => {
          for (const [key, value] of Object.entries(block)) {
            if (path === '' && ['count', 'lifecycle'].includes(key)) {
              continue;
            }
            if (!known.includes(`${path}${key}`)) {
              unknown.push(`${name} ${type}.${path}${key}`);
            }
            if (Array.isArray(value) && typeof value[0] === 'object') {
              value.forEach(item => visit(item, `${path}${key}.`));
            }
          }
        };
        Object.values(items).forEach(([block]) => visit(block, ''));
      }
    }
    expect(unknown).toEqual([]);
    // Member roles are the shared templates
    expect(modules.get('member-roles')?.text).toContain(
      'file("${path.module}/../../cloudformation/member-role-read.yaml")',
    );
    for (const [kind, [block]] of Object.entries(
      modules.get('member-roles')?.resource.aws_cloudformation_stack_set ?? {},
    )) {
      expect(Object.keys(block.parameters).sort()).toEqual(
        Object.keys(
          templates.get(`member-role-${kind}`)?.Parameters ?? {},
        ).sort(),
      );
    }
  });

  it('says the same in both flavours', () => {
    expect([...inTemplates.keys()].sort()).toEqual(
      policyNames.map(item => item.template).sort(),
    );
    expect([...inModules.keys()].sort()).toEqual(
      [...new Set(policyNames.flatMap(item => item.module ?? []))].sort(),
    );
    for (const { template, module } of policyNames) {
      if (module) {
        expect([module, inModules.get(module)]).toEqual([
          module,
          inTemplates.get(template),
        ]);
      }
    }
    const eventRule = templates.get('events')?.Resources.EventRule.Properties;
    const {
      aws_cloudwatch_event_rule: rules,
      aws_cloudwatch_metric_alarm: alarms,
    } = modules.get('events')?.resource ?? {};
    const detailTypes = eventRule?.EventPattern['detail-type'];
    expect(detailTypes).toEqual([
      'Security Hub Findings - Imported',
      'Security Hub Findings - Custom Action',
      'Findings Imported V2',
    ]);
    for (const type of detailTypes) {
      expect(rules.events[0].event_pattern).toContain(`"${type}"`);
    }
    const alarmsOfTemplate = Object.values(
      templates.get('events')?.Resources ?? {},
    )
      .filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
      .map(({ Properties: p }) =>
        [p.MetricName, p.Period, p.EvaluationPeriods, p.Statistic].join(),
      );
    const alarmsOfModule = Object.values(alarms).map(([a]) =>
      [a.metric_name, a.period, a.evaluation_periods, a.statistic].join(),
    );
    expect(alarmsOfModule.sort()).toEqual(alarmsOfTemplate.sort());
    expect(alarmsOfTemplate).toHaveLength(3);
  });

  it('has the same parameters and defaults in both flavours', () => {
    const names = [
      'events',
      'portal-roles',
      'portal-principal',
      'config-aggregator-role',
    ];
    const snake = (name: string) =>
      name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`).slice(1);
    const flags: Record<string, string> = { yes: 'true', no: 'false' };
    const textOf = (value: unknown) =>
      value === undefined ? undefined : flags[String(value)] ?? String(value);
    for (const name of names) {
      const parameters = Object.entries(templates.get(name)?.Parameters ?? {})
        .map(([key, { Default }]) => [snake(key), textOf(Default)])
        .sort();
      const variables = Object.entries(modules.get(name)?.variable ?? {})
        .map(([key, [block]]) => [key, textOf(block.default)])
        .sort();
      expect([name, variables]).toEqual([name, parameters]);
    }
    // A StackSet may reach the administrator account as well, where the name must be free
    const roleNames = [
      'portal-roles',
      'member-role-read',
      'member-role-write',
      'config-aggregator-role',
      'events',
    ]
      .flatMap(name => Object.entries(templates.get(name)?.Parameters ?? {}))
      .filter(([key]) => key.endsWith('RoleName'))
      .map(([, { Default }]) => Default);
    expect(new Set(roleNames).size).toBe(6);
    expect(roleNames).toHaveLength(6);
    const secret = [...templates].flatMap(([file, { Parameters }]) =>
      Parameters.ExternalId ? [[file, Parameters.ExternalId.NoEcho]] : [],
    );
    expect(secret).toHaveLength(6);
    expect(secret.filter(([, hidden]) => hidden !== true)).toEqual([]);
    for (const [, module] of modules) {
      expect(module.variable.external_id?.[0].sensitive ?? true).toBe(true);
    }
  });

  it('grants exactly what the list of grants says', () => {
    for (const role of portalRoles) {
      const allowed = policyNames
        .filter(item => item.role === role)
        .flatMap(item => inTemplates.get(item.template) ?? [])
        .filter(statement => statement.effect === 'Allow')
        .flatMap(statement => statement.actions);
      expect([role, [...new Set(allowed)].sort()]).toEqual([
        role,
        actionsOf(role),
      ]);
    }
  });

  it('grants no wildcard, and "*" as resource only where AWS knows no other', () => {
    for (const [name, statements] of every()) {
      for (const {
        sid,
        effect,
        actions,
        resources,
        principals,
      } of statements) {
        if (effect !== 'Allow') {
          continue;
        }
        expect([
          name,
          sid,
          actions.filter(action => action.includes('*')),
        ]).toEqual([name, sid, []]);
        if (resources.includes('*') && !isKey(name)) {
          expect(unscopedActions).toEqual(expect.arrayContaining(actions));
        }
        expect([
          name,
          sid,
          principals.filter(item => item.endsWith('*')),
        ]).toEqual([name, sid, []]);
      }
    }
  });

  it('trusts the portal alone, with its ExternalId, members within the organisation', () => {
    const trusts = every().filter(([name]) => isTrust(name));
    expect(trusts.length).toBeGreaterThanOrEqual(9);
    for (const [name, statements] of trusts) {
      const conditions = ['StringEquals sts:ExternalId = <external id>'];
      if (name.startsWith('member-')) {
        conditions.unshift('StringEquals aws:PrincipalOrgID = <organisation>');
      }
      expect([name, statements]).toEqual([
        name,
        [
          {
            sid: 'TrustPortal',
            effect: 'Allow',
            actions: ['sts:AssumeRole'],
            resources: [],
            principals: ['AWS <portal principal>'],
            conditions,
          },
        ],
      ]);
    }
    const principal = inTemplates.get('portal-principal/AssumePolicy')?.[0];
    expect(principal?.conditions).toEqual([
      'StringEquals aws:ResourceOrgID = <organisation>',
    ]);
  });

  it('keeps queue and key to one rule, and to TLS', () => {
    const rule = 'arn:<partition>:events:<region>:<account>:rule/<queue name>';
    for (const name of [
      'events/EventQueuePolicy',
      'events/DeadLetterQueuePolicy',
      'events/EventKey',
    ]) {
      for (const statement of inTemplates.get(name) ?? []) {
        if (statement.principals.includes('Service events.amazonaws.com')) {
          expect(statement.conditions).toEqual([
            `ArnEquals aws:SourceArn = ${rule}`,
            'StringEquals aws:SourceAccount = <account>',
          ]);
        }
      }
      if (name !== 'events/EventKey') {
        expect(inTemplates.get(name)).toContainEqual(
          expect.objectContaining({
            effect: 'Deny',
            actions: ['sqs:*'],
            principals: ['* *'],
            conditions: ['Bool aws:SecureTransport = false'],
          }),
        );
      }
    }
    const { EventQueue, DeadLetterQueue } =
      templates.get('events')?.Resources ?? {};
    expect(EventQueue.Properties.RedrivePolicy).toEqual({
      deadLetterTargetArn: { GetAtt: 'DeadLetterQueue.Arn' },
      maxReceiveCount: { Ref: 'MaxReceiveCount' },
    });
    for (const { Properties } of [EventQueue, DeadLetterQueue]) {
      expect(Properties.KmsMasterKeyId).toEqual({ GetAtt: 'EventKey.Arn' });
    }
  });

  it('lets a message be received as often as the documentation asks for', () => {
    const least = /`maxReceiveCount` of the queue at (\d+) or more/.exec(
      readFileSync(join(root, 'docs/events.md'), 'utf8'),
    )?.[1];
    expect(least).toBe('5');
    expect(templates.get('events')?.Parameters?.MaxReceiveCount).toMatchObject({
      Default: 5,
      MinValue: 5,
    });
    const variables = readFileSync(
      join(root, 'infra/terraform/events/variables.tf'),
      'utf8',
    );
    const [, variable = ''] =
      /variable "max_receive_count" {\n(.*?)\n}\n/s.exec(variables) ?? [];
    expect(variable).toMatch(/default\s+= 5\n/);
    expect(variable).toContain('var.max_receive_count >= 5 &&');
    expect(variable).toContain('from 5 to 100');
  });

  it('denies the write roles every field that the portal does not write', () => {
    // From the SDK's declarations, so that a new field of AWS fails here
    const sdk = dirname(
      require.resolve('@aws-sdk/client-securityhub/package.json'),
    );
    const models = join(sdk, 'dist-types/models');
    const declarations = readdirSync(models)
      .map(file => readFileSync(join(models, file), 'utf8'))
      .join('\n');
    const fieldsOf = (name: string) => {
      const [, body] = new RegExp(
        `export interface ${name} \\{([\\s\\S]*?)\\n\\}`,
      ).exec(declarations) ?? ['', ''];
      return [...body.matchAll(/^ {4}(\w+)\??:/gm)].map(match => match[1]);
    };
    const written = [
      'FindingIdentifiers',
      'MetadataUids',
      'Note',
      'UserDefinedFields',
      'Workflow',
      'Comment',
      'StatusId',
    ];
    const updatable = [
      ...fieldsOf('BatchUpdateFindingsRequest').map(name => `ASFF ${name}`),
      ...fieldsOf('BatchUpdateFindingsV2Request').map(name => `OCSF ${name}`),
    ];
    expect(updatable.length).toBeGreaterThan(13);
    const forbidden = updatable.filter(
      name => !written.includes(name.split(' ')[1]),
    );
    for (const name of [
      'portal-roles/WritePolicy',
      'member-role-write/WritePolicy',
    ]) {
      const denials = (inTemplates.get(name) ?? []).filter(
        statement => statement.effect === 'Deny',
      );
      for (const statement of denials) {
        // Several keys in one condition would have to hold all at once
        expect(statement.conditions).toHaveLength(1);
      }
      const denied = denials.flatMap(statement => statement.conditions);
      const fields = denied.flatMap(
        text =>
          /^Null securityhub:(\w+)SyntaxPath\/(\w+)\S* = false$/
            .exec(text)
            ?.slice(1)
            .join(' ') ?? [],
      );
      expect([...new Set(fields)].sort()).toEqual([...forbidden].sort());
      expect(denied).toEqual(
        expect.arrayContaining([
          'StringEquals securityhub:ASFFSyntaxPath/Workflow.Status = RESOLVED',
          'StringEquals securityhub:OCSFSyntaxPath/StatusId = 4',
        ]),
      );
    }
    expect(inTemplates.get('portal-roles/WritePolicy')).toEqual(
      inTemplates.get('member-role-write/WritePolicy'),
    );
  });

  it('is what docs/security.md shows', () => {
    const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
    const rows = [...text.matchAll(/^\| `([\w-]+)`\s+\|([^|]*)\|([^|]*)\|/gm)]
      .filter(([, role]) => portalRoles.some(name => name === role))
      .map(([, role, actions, when]) => ({
        role,
        actions: [...actions.matchAll(/`([^`]+)`/g)]
          .map(match => match[1])
          .sort(),
        when: when.replace(/`/g, '').trim(),
      }))
      .filter(row => row.actions.some(action => action.includes(':')));
    expect(rows).toEqual(
      grants.map(({ role, actions, when }) => ({
        role,
        actions: [...actions].sort(),
        when: when ?? 'always',
      })),
    );
  });

  it('covers every call that the backend and the doctor make', () => {
    const services: Record<string, string> = {
      'client-config-service': 'config',
      'client-organizations': 'organizations',
      'client-resource-groups-tagging-api': 'tag',
      'client-securityhub': 'securityhub',
      'client-sqs': 'sqs',
      'client-sts': 'sts',
    };
    /** Operations whose permission has another name; undefined: none is needed. */
    const permissions: Record<string, string | undefined> = {
      'securityhub:GetFindingsV2': 'securityhub:GetFindings',
      'securityhub:BatchUpdateFindingsV2': 'securityhub:BatchUpdateFindings',
      'sqs:DeleteMessageBatch': 'sqs:DeleteMessage',
      'sqs:ChangeMessageVisibilityBatch': 'sqs:ChangeMessageVisibility',
      'sts:GetCallerIdentity': undefined,
    };
    const granted = new Set(grants.flatMap(grant => grant.actions));
    const missing = new Set<string>();
    let calls = 0;
    for (const folder of [
      'plugins/security-hub-backend/src/aws',
      'packages/security-hub-doctor/src/doctor',
    ]) {
      for (const file of readdirSync(join(root, folder), {
        recursive: true,
        encoding: 'utf8',
      })) {
        if (!/(?<!\.test)\.ts$/.test(file) || file.includes('__testUtils__')) {
          continue;
        }
        const text = readFileSync(join(root, folder, file), 'utf8');
        for (const [, names, client] of text.matchAll(
          /import\s*\{([^}]*)\}\s*from '@aws-sdk\/(client-[\w-]+)'/g,
        )) {
          for (const [, command, paginated] of names.matchAll(
            /\b([A-Z]\w+)Command\b|\bpaginate(\w+)/g,
          )) {
            const operation = `${services[client]}:${command ?? paginated}`;
            const action =
              operation in permissions ? permissions[operation] : operation;
            calls += 1;
            if (action !== undefined && !granted.has(action)) {
              missing.add(`${file}: ${action}`);
            }
          }
        }
      }
    }
    expect(calls).toBeGreaterThan(15);
    expect([...missing]).toEqual([]);
  });
});
