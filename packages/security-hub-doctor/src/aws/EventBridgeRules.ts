import { SignatureV4 } from '@smithy/signature-v4';
import { inTime, SessionCredentials } from './clientOptions';
import { Sha256 } from './Sha256';

/** A rule as DescribeRule tells it. */
export type EventRule = {
  state?: string;
  /** JSON, as AWS keeps it */
  pattern?: string;
};

const suffixes: Record<string, string> = {
  aws: 'amazonaws.com',
  'aws-us-gov': 'amazonaws.com',
  'aws-cn': 'amazonaws.com.cn',
  'aws-eusc': 'amazonaws.eu',
  'aws-iso': 'c2s.ic.gov',
  'aws-iso-b': 'sc2s.sgov.gov',
};

function endpointOf(region: string, partition: string): URL {
  const given =
    process.env.AWS_ENDPOINT_URL_EVENTBRIDGE ?? process.env.AWS_ENDPOINT_URL;
  return new URL(
    given ?? `https://events.${region}.${suffixes[partition] ?? suffixes.aws}/`,
  );
}

function failureOf(status: number, type: string, reply: unknown): Error {
  const { message, Message } = reply as { message?: string; Message?: string };
  const error = new Error(message ?? Message ?? `HTTP status ${status}`);
  error.name = type.split('#').pop()?.split(':')[0] || 'EventBridgeError';
  return error;
}

/**
 * Looks at rules of EventBridge: two read-only calls, signed by the SDK's signer, for which a whole client would be a dependency more.
 *
 * See https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html and API_ListTargetsByRule.html
 */
export class EventBridgeRules {
  readonly #region: string;
  readonly #partition: string;
  readonly #credentials: SessionCredentials;

  static create(options: {
    region: string;
    partition: string;
    credentials: SessionCredentials;
  }): EventBridgeRules {
    return new EventBridgeRules(options);
  }

  private constructor(options: {
    region: string;
    partition: string;
    credentials: SessionCredentials;
  }) {
    this.#region = options.region;
    this.#partition = options.partition;
    this.#credentials = options.credentials;
  }

  /** @throws Error with AWS's error name */
  async describe(name: string): Promise<EventRule> {
    const reply = await this.#call('DescribeRule', { Name: name });
    const { State, EventPattern } = reply as {
      State?: string;
      EventPattern?: string;
    };
    return { state: State, pattern: EventPattern };
  }

  /** ARNs of the rule's targets. @throws Error with AWS's error name */
  async targets(name: string): Promise<string[]> {
    const reply = await this.#call('ListTargetsByRule', { Rule: name });
    const { Targets } = reply as { Targets?: Array<{ Arn?: string }> };
    return (Targets ?? []).map(target => target.Arn ?? '');
  }

  async #call(operation: string, input: object): Promise<unknown> {
    const url = endpointOf(this.#region, this.#partition);
    const signer = new SignatureV4({
      service: 'events',
      region: this.#region,
      credentials: this.#credentials,
      sha256: Sha256,
    });
    const body = JSON.stringify(input);
    const signed = await signer.sign({
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      path: '/',
      headers: {
        host: url.host,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSEvents.${operation}`,
      },
      body,
    });
    const { host, ...headers } = signed.headers;
    const reply = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal: inTime().abortSignal,
    });
    const text = await reply.text();
    const parsed: unknown = text.startsWith('{') ? JSON.parse(text) : {};
    if (!reply.ok) {
      const type =
        (parsed as { __type?: string }).__type ??
        reply.headers.get('x-amzn-errortype') ??
        '';
      throw failureOf(reply.status, type, parsed);
    }
    return parsed;
  }
}
