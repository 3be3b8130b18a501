import { Reply } from '../operations/Call';
import { ReplyDamage } from '../store/Faults';
import { World } from '../store/World';
import { authenticate } from './authorization';
import { AwsError } from './AwsError';
import { CallGate } from './CallGate';
import { Route } from './routes';
import { asAwsError, hasToken, parseBody, WireCall } from './WireCall';
import { WireReply } from './WireReply';

/** Security Hub's REST-JSON protocol. Requests without a signature land here too. */
export class HubProtocol {
  private readonly world: World;
  private readonly gate: CallGate;
  private readonly routes: readonly Route[];

  private constructor(world: World, gate: CallGate, routes: readonly Route[]) {
    this.world = world;
    this.gate = gate;
    this.routes = routes;
  }

  static create(
    world: World,
    gate: CallGate,
    routes: readonly Route[],
  ): HubProtocol {
    return new HubProtocol(world, gate, routes);
  }

  async answer(call: WireCall): Promise<WireReply> {
    try {
      const { reply, damage } = await this.run(call);
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(reply),
        damage,
      };
    } catch (error) {
      const failure = asAwsError(error);
      return {
        status: failure.status,
        headers: {
          'content-type': 'application/json',
          'x-amzn-errortype': failure.code,
        },
        body: JSON.stringify({ Message: failure.message, Code: failure.code }),
      };
    }
  }

  private async run(
    call: WireCall,
  ): Promise<{ reply: Reply; damage: ReplyDamage }> {
    const { request, url, body, signal, scope } = call;
    const path = url.pathname;
    if (!scope) {
      throw new AwsError(
        'MissingAuthenticationTokenException',
        403,
        'Missing Authentication Token',
      );
    }
    const route = this.routes.find(
      candidate =>
        candidate.method === request.method &&
        (candidate.open
          ? path.startsWith(candidate.path)
          : path === candidate.path),
    );
    if (!route) {
      throw new AwsError(
        'UnknownOperationException',
        404,
        `${request.method} ${path} is not simulated`,
      );
    }
    const { region } = scope;
    const identity = authenticate(
      scope,
      request.headers,
      this.world.credentials,
    );
    const damage = await this.gate.enter({
      service: 'securityhub',
      operation: route.name,
      permission: route.permission,
      identity,
      region,
      limited: true,
      hasToken: () => hasToken(call),
      signal,
    });
    if (!route.withoutHub && !this.world.hubEnabled(identity.accountId)) {
      throw new AwsError(
        'InvalidAccessException',
        401,
        `Account ${identity.accountId} is not subscribed to AWS Security Hub`,
      );
    }
    this.world.settle();
    const reply = await route.operation({
      world: this.world,
      identity,
      region,
      input: parseBody(body),
      query: url.searchParams,
      pathRest: decodeURIComponent(path.slice(route.path.length)),
      signal,
    });
    return { reply, damage };
  }
}
