import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { clientOptions, inTime } from '../../aws/clientOptions';
import { describeError } from '../../aws/describeError';
import { CheckName, Outcome } from '../CheckResult';
import { readQueuePolicy } from '../queuePolicy';
import { SourceContext } from '../SourceContext';

type Attributes = Partial<Record<string, string>>;

async function attributesOf(
  client: SQSClient,
  queueUrl: string,
): Promise<Attributes> {
  const { Attributes: attributes = {} } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: ['All'],
    }),
    inTime(),
  );
  return attributes;
}

function judgePolicy(context: SourceContext, attributes: Attributes): Outcome {
  const { queueUrl = '', account } = context.source.events ?? {};
  const where = `${account} ${queueUrl.split('/').pop()}`;
  const deploy = 'Deploy infra/cloudformation/events.yaml (or its Terraform)';
  const facts = readQueuePolicy(attributes.Policy ?? '');
  context.ruleArns = facts?.ruleArns ?? [];
  if (attributes.KmsMasterKeyId?.includes('alias/aws/sqs')) {
    return {
      state: 'failed',
      where,
      meaning:
        'The queue is encrypted with the key that AWS manages for SQS: EventBridge may not use it, no event arrives',
      remedy: `${deploy}: the queue needs a customer key whose policy names events.amazonaws.com`,
    };
  }
  if (!facts || (facts.ruleArns.length === 0 && !facts.open)) {
    return {
      state: 'failed',
      where,
      meaning: 'The queue has no policy that lets an EventBridge rule send',
      remedy: deploy,
    };
  }
  if (facts.open) {
    return {
      state: 'warning',
      where,
      meaning:
        'The policy of the queue lets EventBridge send for any rule of any account: others can feed in findings',
      remedy: `${deploy}: its policy has the conditions aws:SourceArn and aws:SourceAccount`,
    };
  }
  if (!facts.deniesPlainText) {
    return {
      state: 'warning',
      where,
      meaning: `Reachable, and ${facts.ruleArns.join(
        ', ',
      )} may send; requests without TLS are not refused`,
      remedy: `${deploy}: its policy denies them`,
    };
  }
  return {
    state: 'ok',
    where,
    meaning: `Reachable; ${facts.ruleArns.join(', ')} may send; ${
      attributes.ApproximateNumberOfMessages ?? '?'
    } messages wait`,
  };
}

async function checkDeadLetters(
  client: SQSClient,
  queueUrl: string,
  redrive: string | undefined,
): Promise<Outcome> {
  const check: CheckName = 'dead letters';
  const arn = /"deadLetterTargetArn"\s*:\s*"([^"]+)"/.exec(redrive ?? '')?.[1];
  if (!arn) {
    return {
      check,
      state: 'warning',
      where: queueUrl.split('/').pop() ?? queueUrl,
      meaning:
        'There is no dead-letter queue: what cannot be taken comes back until it is 4 days old, and is lost then',
      remedy: 'Deploy infra/cloudformation/events.yaml (or its Terraform)',
    };
  }
  const [, , , , account, name] = arn.split(':');
  const url = queueUrl.replace(/\/\d{12}\/[^/]+$/, `/${account}/${name}`);
  const where = `${account} ${name}`;
  try {
    const attributes = await attributesOf(client, url);
    const count = attributes.ApproximateNumberOfMessages ?? '?';
    return count === '0'
      ? { check, state: 'ok', where, meaning: 'Empty' }
      : {
          check,
          state: 'warning',
          where,
          meaning: `${count} events could not be taken. Their findings come with the next full read`,
          remedy: `When the cause is gone: aws sqs start-message-move-task --source-arn ${arn}`,
        };
  } catch (error) {
    return {
      check,
      state: 'not-checked',
      where,
      meaning: `Cannot be asked (${describeError(error).text})`,
      remedy: 'Give the events role sqs:GetQueueAttributes on it (infra/)',
    };
  }
}

async function checkKey(
  client: SQSClient,
  context: SourceContext,
  queueUrl: string,
  attributes: Attributes,
): Promise<Outcome> {
  const check: CheckName = 'queue key';
  const where = attributes.KmsMasterKeyId ?? 'no customer key';
  const waiting = attributes.ApproximateNumberOfMessages !== '0';
  if (waiting && !context.options.receive) {
    return {
      check,
      state: 'not-checked',
      where,
      meaning:
        'Messages wait, and to receive one would raise its receive count: nothing was received',
      remedy:
        'yarn doctor --receive takes one message and gives it back at once. That the number of waiting messages falls while the portal runs proves the same',
    };
  }
  try {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: 1,
        WaitTimeSeconds: 0,
        VisibilityTimeout: 0,
      }),
      inTime(),
    );
    return Messages.length > 0
      ? {
          check,
          state: 'ok',
          where,
          meaning:
            'A message was received and given back: receiving and decrypting work',
        }
      : {
          check,
          state: 'ok',
          where,
          meaning:
            'Receiving is permitted. Decrypting is not proved: the queue is empty, and an empty answer needs no key',
        };
  } catch (error) {
    const { text } = describeError(error);
    return {
      check,
      state: 'failed',
      where,
      meaning: `Receiving fails (${text})`,
      remedy:
        'Give the events role sqs:ReceiveMessage on the queue and kms:Decrypt on its key, and let the policy of the key name the role (infra/)',
    };
  }
}

/** The queue of events: reachable, fed by a rule of ours alone, without dead letters, and readable. */
export async function checkQueue(context: SourceContext): Promise<Outcome[]> {
  const { events } = context.source;
  if (!events) {
    return [];
  }
  const name = events.queueUrl.split('/').pop();
  const where = `${events.account} ${name}`;
  const { session } = await context.connect(events);
  if (!session) {
    return [
      {
        state: 'not-checked',
        where,
        meaning: 'The events role does not work',
        remedy: 'See the check of the role',
      },
    ];
  }
  const client = new SQSClient(
    clientOptions(events.region, session.credentials),
  );
  try {
    const attributes = await attributesOf(client, events.queueUrl);
    return [
      judgePolicy(context, attributes),
      await checkDeadLetters(client, events.queueUrl, attributes.RedrivePolicy),
      await checkKey(client, context, events.queueUrl, attributes),
    ];
  } catch (error) {
    const { kind, text } = describeError(error);
    return [
      {
        state: 'failed',
        where,
        meaning: `The queue cannot be asked (${text})`,
        remedy:
          kind === 'missing'
            ? 'Correct events.queueUrl, or deploy infra/cloudformation/events.yaml'
            : 'Give the events role sqs:GetQueueAttributes on the queue (infra/)',
      },
    ];
  } finally {
    client.destroy();
  }
}
