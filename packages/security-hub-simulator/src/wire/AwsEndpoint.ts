import { randomUUID } from 'crypto';
import { IncomingMessage } from 'http';
import { setTimeout as sleep } from 'timers/promises';
import { Identity } from '../store/Credentials';
import { assumeRole, getCallerIdentity } from '../operations/securityTokens';
import { CallCounts } from '../store/CallCounts';
import { World } from '../store/World';
import { authenticate, parseAuthorization, Scope } from './authorization';
import { AwsError } from './AwsError';
import { queryError, queryReply } from './queryXml';
import { Route } from './routes';

/** An HTTP reply. */
export type WireReply = {
  status: number;
  headers: Record<string, string>;
  body: string;
};

/** Answers as AWS does: Security Hub in REST-JSON, STS in the query protocol. */
export class AwsEndpoint {
  private readonly world: World;
  private readonly routes: readonly Route[];
  private readonly counts: CallCounts;

  private constructor(
    world: World,
    routes: readonly Route[],
    counts: CallCounts,
  ) {
    this.world = world;
    this.routes = routes;
    this.counts = counts;
  }

  static create(options: {
    world: World;
    routes: readonly Route[];
    counts: CallCounts;
  }): AwsEndpoint {
    return new AwsEndpoint(options.world, options.routes, options.counts);
  }

  async handle(
    request: IncomingMessage,
    url: URL,
    body: string,
  ): Promise<WireReply> {
    const scope = parseAuthorization(request.headers.authorization);
    const requestId = randomUUID();
    const headers = {
      // Clients measure their clock's skew by this header.
      date: new Date(this.world.clock.now()).toUTCString(),
      'x-amzn-requestid': requestId,
    };
    if (scope?.service === 'sts') {
      const reply = await this.answerTokens(scope, request, body, requestId);
      return {
        ...reply,
        headers: { ...headers, 'content-type': 'text/xml' },
      };
    }
    try {
      const reply = await this.answerHub(scope, request, url, body);
      return {
        status: 200,
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(reply),
      };
    } catch (error) {
      const failure = asAwsError(error);
      return {
        status: failure.status,
        headers: {
          ...headers,
          'content-type': 'application/json',
          'x-amzn-errortype': failure.code,
        },
        body: JSON.stringify({ Message: failure.message, Code: failure.code }),
      };
    }
  }

  private async answerHub(
    scope: Scope | undefined,
    request: IncomingMessage,
    url: URL,
    body: string,
  ): Promise<Record<string, unknown>> {
    const path = url.pathname;
    const route = this.routes.find(
      candidate =>
        candidate.method === request.method &&
        (candidate.open
          ? path.startsWith(candidate.path)
          : path === candidate.path),
    );
    if (!scope) {
      throw new AwsError(
        'MissingAuthenticationTokenException',
        403,
        'Missing Authentication Token',
      );
    }
    if (!route) {
      throw new AwsError(
        'UnknownOperationException',
        404,
        `${request.method} ${path} is not simulated`,
      );
    }
    const identity = authenticate(
      scope,
      request.headers,
      this.world.credentials,
    );
    const { region } = scope;
    await this.enter(route.name, identity, region);
    if (!this.world.hubEnabled(identity.accountId)) {
      throw new AwsError(
        'InvalidAccessException',
        401,
        `Account ${identity.accountId} is not subscribed to AWS Security Hub`,
      );
    }
    this.world.settle();
    return route.operation({
      world: this.world,
      identity,
      region,
      input: parseBody(body),
      query: url.searchParams,
      pathRest: decodeURIComponent(path.slice(route.path.length)),
    });
  }

  private async answerTokens(
    scope: Scope,
    request: IncomingMessage,
    body: string,
    requestId: string,
  ): Promise<{ status: number; body: string }> {
    const parameters = new URLSearchParams(body);
    const action = parameters.get('Action') ?? '';
    try {
      const identity = authenticate(
        scope,
        request.headers,
        this.world.credentials,
      );
      await this.enter(action, identity, scope.region);
      let reply: Record<string, unknown>;
      if (action === 'GetCallerIdentity') {
        reply = getCallerIdentity(identity);
      } else if (action === 'AssumeRole') {
        reply = assumeRole(this.world, identity, parameters);
      } else {
        throw new AwsError('InvalidAction', 400, `${action} is not simulated`);
      }
      return { status: 200, body: queryReply(action, reply, requestId) };
    } catch (error) {
      const failure = asAwsError(error);
      return { status: failure.status, body: queryError(failure, requestId) };
    }
  }

  /** What every call goes through: counting, faults, throttling, permissions. */
  private async enter(operation: string, identity: Identity, region: string) {
    const { world } = this;
    const { accountId } = identity;
    this.counts.add(operation, accountId, region);
    for (const fault of world.faults.takeOperation(
      operation,
      accountId,
      region,
    )) {
      if (fault.delay) {
        await sleep(fault.delay);
      }
      if (fault.error) {
        const { code, status, message } = fault.error;
        throw new AwsError(code, status, message ?? `Simulated ${code}`);
      }
    }
    const limited =
      operation !== 'AssumeRole' && operation !== 'GetCallerIdentity';
    if (limited && !world.buckets.take(operation, accountId, region)) {
      this.counts.addThrottled(operation, accountId, region);
      throw new AwsError(
        world.switches.throttlingError,
        429,
        'Too Many Requests',
      );
    }
    const allowed = identity.allowedOperations;
    if (
      operation !== 'GetCallerIdentity' &&
      (world.faults.isDenied(identity.roleArn ?? identity.arn, operation) ||
        (limited && allowed !== undefined && !allowed.includes(operation)))
    ) {
      throw denied(identity, operation, region);
    }
  }
}

function denied(
  identity: Identity,
  operation: string,
  region: string,
): AwsError {
  if (operation === 'AssumeRole') {
    return new AwsError(
      'AccessDenied',
      403,
      `User: ${identity.arn} is not authorized to perform: sts:AssumeRole`,
    );
  }
  return new AwsError(
    'AccessDeniedException',
    403,
    `User: ${identity.arn} is not authorized to perform: securityhub:${operation} on resource: arn:aws:securityhub:${region}:${identity.accountId}:hub/default`,
  );
}

function parseBody(body: string): Record<string, unknown> {
  if (body === '') {
    return {};
  }
  try {
    const parsed: unknown = JSON.parse(body);
    if (
      typeof parsed === 'object' &&
      parsed !== null &&
      !Array.isArray(parsed)
    ) {
      return parsed as Record<string, unknown>;
    }
  } catch {
    // Answered below, as any other body that is no JSON object.
  }
  throw new AwsError(
    'SerializationException',
    400,
    'The request body is no JSON object',
  );
}

function asAwsError(error: unknown): AwsError {
  return error instanceof AwsError
    ? error
    : new AwsError('InternalException', 500, String(error));
}
