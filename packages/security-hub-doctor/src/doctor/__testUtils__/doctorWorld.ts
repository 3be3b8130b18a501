import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  SimulatedAccount,
  SimulatedOrganisation,
  Simulator,
  startSimulator,
} from 'security-hub-simulator';
import { doctor } from '../../cli/doctor';
import { actionsOf, PortalRole } from '../../permissions/grants';
import { CheckResult, CheckState } from '../CheckResult';
import { EventBridgeStub, startEventBridgeStub } from './eventBridgeStub';

export const portal = '555566667777';
export const administrator = '999900001111';
export const member = '111122223333';
export const home = 'ap-northeast-1';
export const linked = 'us-east-1';
export const externalId = 'kumo-doctor-secret';
export const queueName = 'portal-events';
export const ruleArn = `arn:aws:events:${home}:${administrator}:rule/portal-events`;
export const queueArn = `arn:aws:sqs:${home}:${administrator}:${queueName}`;
export const pattern = JSON.stringify({
  source: ['aws.securityhub'],
  'detail-type': [
    'Security Hub Findings - Imported',
    'Security Hub Findings - Custom Action',
    'Findings Imported V2',
  ],
});

export const roleArn = (account: string, name: string) =>
  `arn:aws:iam::${account}:role/${name}`;

/** What the templates grant, as the simulator names it: so that the doctor does with it. */
function operationsOf(role: PortalRole): string[] {
  return actionsOf(role).map(action => action.split(':')[1]);
}

/** The policy of infra/cloudformation/events.yaml, or what `over` makes of it. */
export function queuePolicy(over: Record<string, unknown> = {}): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'SendFromRule',
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: queueArn,
        Condition: {
          ArnEquals: { 'aws:SourceArn': ruleArn },
          StringEquals: { 'aws:SourceAccount': administrator },
        },
        ...over,
      },
      {
        Sid: 'DenyPlainText',
        Effect: 'Deny',
        Principal: '*',
        Action: 'sqs:*',
        Resource: queueArn,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  });
}

export type WorldOptions = {
  accounts?: SimulatedAccount[];
  /** Members of the organisation to replace */
  organisation?: Partial<SimulatedOrganisation>;
  queue?: Partial<NonNullable<SimulatedOrganisation['queues']>[number]>;
};

export type DoctorWorld = {
  simulator: Simulator;
  eventBridge: EventBridgeStub;
  /** Runs `yarn doctor` on a config with this source; returns what it wrote and its exit code */
  run(over?: {
    administrator?: object;
    source?: object;
    writeBack?: string;
    args?: string[];
  }): Promise<{ code: number; text: string; results: CheckResult[] }>;
  close(): Promise<void>;
};

/** An organisation in which everything is as it should be, and a portal in an account of its own. */
export async function startDoctorWorld(
  options: WorldOptions = {},
): Promise<DoctorWorld> {
  const role = (account: string, name: string, like: PortalRole) => ({
    arn: roleArn(account, name),
    externalId,
    allowedOperations: operationsOf(like),
  });
  const simulator = await startSimulator({
    organisation: {
      administrator,
      homeRegion: home,
      linkedRegions: [linked],
      accounts: options.accounts ?? [
        { id: administrator, name: 'security', unifiedHubEnabled: true },
        { id: member, name: 'checkout' },
      ],
      roles: [
        role(administrator, 'PortalRead', 'read'),
        role(administrator, 'PortalWrite', 'write'),
        role(administrator, 'PortalEvents', 'events'),
        role(administrator, 'PortalTags', 'tags'),
        ...(options.accounts ?? [{ id: member }]).flatMap(({ id }) =>
          id === administrator
            ? []
            : [
                role(id, 'PortalRead', 'member-read'),
                role(id, 'PortalWrite', 'member-write'),
              ],
        ),
      ],
      findings: [],
      queues: [
        { name: `${queueName}-dead`, account: administrator, region: home },
        {
          name: queueName,
          account: administrator,
          region: home,
          redrive: { maxReceiveCount: 5, deadLetterQueue: `${queueName}-dead` },
          policy: queuePolicy(),
          kmsMasterKeyId: `arn:aws:kms:${home}:${administrator}:key/1`,
          ...options.queue,
        },
      ],
      ...options.organisation,
    },
    credentials: [
      {
        accessKeyId: 'AKIAPORTAL0000000000',
        accountId: portal,
        arn: `arn:aws:sts::${portal}:assumed-role/portal-task/1`,
      },
    ],
    limits: 'off',
  });
  const eventBridge = await startEventBridgeStub();
  eventBridge.rules.set('portal-events', {
    state: 'ENABLED',
    pattern,
    targets: [queueArn],
  });
  const environment = { ...process.env };
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: simulator.url,
    AWS_ENDPOINT_URL_EVENTBRIDGE: eventBridge.url,
    AWS_ACCESS_KEY_ID: 'AKIAPORTAL0000000000',
    AWS_SECRET_ACCESS_KEY: 'any',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  delete process.env.AWS_PROFILE;
  const folder = mkdtempSync(join(tmpdir(), 'doctor-'));

  const run: DoctorWorld['run'] = async (over = {}) => {
    const file = join(folder, 'app-config.yaml');
    writeFileSync(
      file,
      // JSON is YAML
      JSON.stringify({
        app: { baseUrl: 'http://localhost:3000' },
        securityHub: {
          writeBack: { mode: over.writeBack ?? 'member-then-administrator' },
          sources: [
            {
              name: 'kumo',
              administrator: {
                account: administrator,
                homeRegion: home,
                readRole: 'PortalRead',
                writeRole: 'PortalWrite',
                memberReadRole: 'PortalRead',
                memberWriteRole: 'PortalWrite',
                strategy: 'auto',
                discovery: 'organizations',
                ...over.administrator,
              },
              externalId,
              events: {
                queueUrl: `${simulator.url}/${administrator}/${queueName}`,
                region: home,
                role: 'PortalEvents',
              },
              tags: {
                from: 'config-aggregator',
                aggregator: 'organisation',
                account: administrator,
                region: home,
                role: 'PortalTags',
              },
              ...over.source,
            },
          ],
        },
      }).replace('http://simulator', simulator.url),
    );
    const lines: string[] = [];
    const args = ['--config', file, ...(over.args ?? ['--json'])];
    const code = await doctor(args, text => lines.push(text));
    const text = lines.join('\n');
    return {
      code,
      text,
      results: text.startsWith('{') ? JSON.parse(text).results : [],
    };
  };
  return {
    simulator,
    eventBridge,
    run,
    close: async () => {
      process.env = environment;
      rmSync(folder, { recursive: true, force: true });
      await eventBridge.close();
      await simulator.close();
    },
  };
}

/** The results that are not `ok`, in a few words. */
export function troubles(
  results: CheckResult[],
): Array<[CheckState, string, string]> {
  return results
    .filter(result => result.state !== 'ok')
    .map(({ state, check, meaning }) => [state, check, meaning]);
}
