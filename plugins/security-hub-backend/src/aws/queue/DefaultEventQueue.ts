import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { EventQueueSettings, SourceSettings } from '../../config';
import { AccountCredentials } from '../AccountCredentials';
import { Clock } from '../Clock';
import { toQueueError } from './QueueError';
import { QueueTiming, SqsReceiver } from './SqsReceiver';
import { EventQueue, QueueDepth, QueueReceiver, ReceiverHooks } from './types';

/** What a queue needs. */
export type DefaultEventQueueOptions = {
  source: SourceSettings;
  events: EventQueueSettings;
  /** Base credentials: `DefaultAwsCredentialsManager.fromConfig(config)` */
  credentials: AwsCredentialsManager;
  clock: Clock;
  /** 0 up to 1; for jitter */
  random: () => number;
  timing?: QueueTiming;
};

/** A batch takes far less than a minute; a replica that was killed holds its messages back for two. */
const defaultTiming: QueueTiming = { wait: 20, visibility: 120, heartbeat: 40 };

const CONNECTION_MILLISECONDS = 5_000;
const REPLY_MILLISECONDS = 10_000;

/**
 * A queue of SQS. Credentials follow the rules of {@link AccountCredentials}: the role of `events` is assumed with the
 * source's ExternalId in the account that config names, and that account is checked before anything else is called.
 */
export class DefaultEventQueue implements EventQueue {
  static create(options: DefaultEventQueueOptions): DefaultEventQueue {
    return new DefaultEventQueue(options);
  }

  readonly #client: SQSClient;
  readonly #queueUrl: string;
  readonly #place: { account: string; region: string };
  readonly #timing: QueueTiming;

  private constructor(options: DefaultEventQueueOptions) {
    const { source, events, clock, random } = options;
    this.#queueUrl = events.queueUrl;
    this.#place = { account: events.account, region: events.region };
    this.#timing = options.timing ?? defaultTiming;
    const credentials = AccountCredentials.create({
      manager: options.credentials,
      clock,
      random,
      requestTimeoutMilliseconds: REPLY_MILLISECONDS,
    });
    this.#client = new SQSClient({
      region: events.region,
      credentials: credentials.providerFor({
        access: { source, role: events.role, member: false },
        ...this.#place,
        sessionName: 'securityhub-events',
      }),
      customUserAgent: 'backstage-plugin-security-hub',
      // Requests go to AWS's address for the Region, or where AWS_ENDPOINT_URL points: never to a host in a setting
      useQueueUrlAsEndpoint: false,
      requestHandler: {
        connectionTimeout: CONNECTION_MILLISECONDS,
        requestTimeout: this.#timing.wait * 1_000 + REPLY_MILLISECONDS,
        throwOnRequestTimeout: true,
      },
    });
  }

  createReceiver(hooks: ReceiverHooks): QueueReceiver {
    return SqsReceiver.create({
      client: this.#client,
      queueUrl: this.#queueUrl,
      place: this.#place,
      timing: this.#timing,
      hooks,
    });
  }

  async readDepth(): Promise<QueueDepth> {
    try {
      const { Attributes = {} } = await this.#client.send(
        new GetQueueAttributesCommand({
          QueueUrl: this.#queueUrl,
          AttributeNames: [
            'ApproximateNumberOfMessages',
            'ApproximateNumberOfMessagesNotVisible',
            'RedrivePolicy',
          ],
        }),
      );
      return {
        waiting: Number(Attributes.ApproximateNumberOfMessages) || 0,
        inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible) || 0,
        deadLetters: await this.#countDeadLetters(Attributes.RedrivePolicy),
      };
    } catch (error) {
      throw toQueueError(error, this.#place);
    }
  }

  close(): void {
    this.#client.destroy();
  }

  async #countDeadLetters(policy?: string): Promise<number | undefined> {
    const url = deadLetterUrl(this.#queueUrl, policy);
    if (url === undefined) {
      return undefined;
    }
    try {
      const { Attributes = {} } = await this.#client.send(
        new GetQueueAttributesCommand({
          QueueUrl: url,
          AttributeNames: ['ApproximateNumberOfMessages'],
        }),
      );
      return Number(Attributes.ApproximateNumberOfMessages) || 0;
    } catch {
      // May well not be allowed: then it is not known. If AWS is away, the other queue says so.
      return undefined;
    }
  }
}

/**
 * Address of the dead-letter queue, which lies in the account and Region of its queue.
 * @param policy - `RedrivePolicy`: JSON with `deadLetterTargetArn`
 */
export function deadLetterUrl(
  queueUrl: string,
  policy: string | undefined,
): string | undefined {
  const arn =
    /"deadLetterTargetArn"\s*:\s*"arn:[^:"]+:sqs:[^:"]*:(\d{12}):([\w.-]+)"/.exec(
      policy ?? '',
    );
  return arn
    ? queueUrl.replace(/\/\d{12}\/[^/]+\/?$/, `/${arn[1]}/${arn[2]}`)
    : undefined;
}
