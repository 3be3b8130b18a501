import { randomUUID } from 'node:crypto';
import {
  BatchUpdateFindingsCommand,
  GetFindingsCommand,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import { clientOptions, inTime } from '../../aws/clientOptions';
import { describeError } from '../../aws/describeError';
import { Session } from '../../aws/Sessions';
import { Outcome } from '../CheckResult';
import { RoleUse } from '../roleUses';
import { SourceContext } from '../SourceContext';

type Answer = 'permitted' | 'refused' | { text: string };

async function ask(call: () => Promise<unknown>): Promise<Answer> {
  try {
    await call();
    return 'permitted';
  } catch (error) {
    const { kind, text } = describeError(error);
    return kind === 'denied' ? 'refused' : { text };
  }
}

/** A finding that cannot exist: an update of it is answered FindingNotFound and changes nothing. */
function update(
  client: SecurityHubClient,
  use: RoleUse,
  partition: string,
  status: 'NOTIFIED' | 'RESOLVED',
): Promise<unknown> {
  return client.send(
    new BatchUpdateFindingsCommand({
      FindingIdentifiers: [
        {
          Id: `security-hub-doctor/no-such-finding/${randomUUID()}`,
          ProductArn: `arn:${partition}:securityhub:${use.region}:${use.account}:product/${use.account}/default`,
        },
      ],
      Workflow: { Status: status },
    }),
    inTime(),
  );
}

async function checkReader(
  client: SecurityHubClient,
  use: RoleUse,
  partition: string,
): Promise<Outcome> {
  const where = `${use.account} ${use.role}`;
  const answer = await ask(() => update(client, use, partition, 'NOTIFIED'));
  if (answer === 'permitted') {
    return {
      state: 'failed',
      where,
      meaning: 'The read role may write findings',
      remedy: `Deploy infra/cloudformation/${use.template}.yaml; use a role of its own for writes`,
    };
  }
  return answer === 'refused'
    ? { state: 'ok', where, meaning: 'The read role may not write' }
    : {
        state: 'not-checked',
        where,
        meaning: answer.text,
        remedy: 'Try again',
      };
}

async function checkWriter(
  client: SecurityHubClient,
  use: RoleUse,
  partition: string,
): Promise<Outcome> {
  const where = `${use.account} ${use.role}`;
  const deploy = `Deploy infra/cloudformation/${use.template}.yaml`;
  const reads = await ask(() =>
    client.send(new GetFindingsCommand({ MaxResults: 1 }), inTime()),
  );
  const writes = await ask(() => update(client, use, partition, 'NOTIFIED'));
  if (writes === 'refused') {
    return {
      state: 'failed',
      where,
      meaning: 'The write role may not write',
      remedy: `${deploy}: it permits securityhub:BatchUpdateFindings`,
    };
  }
  if (typeof writes === 'object') {
    return {
      state: 'not-checked',
      where,
      meaning: writes.text,
      remedy: 'Try again',
    };
  }
  if (reads === 'permitted') {
    return {
      state: 'warning',
      where,
      meaning: 'The write role may also read findings',
      remedy: `${deploy}: it permits nothing but the write`,
    };
  }
  const resolves = await ask(() => update(client, use, partition, 'RESOLVED'));
  return resolves === 'permitted'
    ? {
        state: 'warning',
        where,
        meaning:
          'The write role may also set RESOLVED, which hides a finding that still fails; the portal never does',
        remedy: `${deploy}: it denies that`,
      }
    : {
        state: 'ok',
        where,
        meaning: 'The write role may write, but not read, and not set RESOLVED',
      };
}

async function withClient(
  session: Session,
  use: RoleUse,
  work: (client: SecurityHubClient) => Promise<Outcome>,
): Promise<Outcome> {
  const client = new SecurityHubClient(
    clientOptions(use.region, session.credentials),
  );
  try {
    return await work(client);
  } finally {
    client.destroy();
  }
}

/** That reads and writes use different roles, each of which may not do the other's work. */
export async function checkSeparation(
  context: SourceContext,
): Promise<Outcome[]> {
  const { administrator, partition } = context.source;
  const outcomes: Outcome[] = [];
  const uses = context
    .roleUses()
    .filter(use => ['read', 'write'].includes(use.purpose));
  const pairs = [
    ...uses
      .filter(use => use.purpose === 'write' && use.role !== undefined)
      .map(use => ({
        where: `${use.account} ${use.role}`,
        same: uses.some(
          other =>
            other.purpose === 'read' &&
            other.account === use.account &&
            other.role === use.role,
        ),
      })),
    {
      where: `members ${administrator?.memberReadRole}`,
      same:
        administrator?.memberReadRole !== undefined &&
        administrator.memberReadRole === administrator.memberWriteRole,
    },
  ];
  for (const { where } of pairs.filter(pair => pair.same)) {
    outcomes.push({
      state: 'failed',
      where,
      meaning: 'One role is named for reads and for writes',
      remedy: 'Name two roles: each page load could write otherwise',
    });
  }
  for (const use of uses) {
    const { session } = await context.connect(use);
    if (use.role === undefined || session?.account !== use.account) {
      continue;
    }
    outcomes.push(
      await withClient(session, use, client =>
        use.purpose === 'read'
          ? checkReader(client, use, partition)
          : checkWriter(client, use, partition),
      ),
    );
  }
  return outcomes;
}
