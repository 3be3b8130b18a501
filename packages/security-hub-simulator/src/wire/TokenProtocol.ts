import { assumeRole, getCallerIdentity } from '../operations/securityTokens';
import { World } from '../store/World';
import { authenticate } from './authorization';
import { AwsError } from './AwsError';
import { CallGate } from './CallGate';
import { queryError, queryReply } from './queryXml';
import { asAwsError, WireCall } from './WireCall';
import { WireReply } from './WireReply';

/** The query protocol of STS. */
export class TokenProtocol {
  private readonly world: World;
  private readonly gate: CallGate;

  private constructor(world: World, gate: CallGate) {
    this.world = world;
    this.gate = gate;
  }

  static create(world: World, gate: CallGate): TokenProtocol {
    return new TokenProtocol(world, gate);
  }

  async answer(call: WireCall): Promise<WireReply> {
    const { request, body, signal, requestId, scope } = call;
    const headers = { 'content-type': 'text/xml' };
    const parameters = new URLSearchParams(body);
    const operation = parameters.get('Action') ?? '';
    try {
      if (!scope) {
        throw new AwsError('MissingAuthenticationToken', 403, 'No signature');
      }
      const identity = authenticate(
        scope,
        request.headers,
        this.world.credentials,
      );
      const damage = await this.gate.enter({
        service: 'sts',
        operation,
        identity,
        region: scope.region,
        limited: false,
        hasToken: () => false,
        signal,
      });
      let reply: Record<string, unknown>;
      if (operation === 'GetCallerIdentity') {
        reply = getCallerIdentity(identity);
      } else if (operation === 'AssumeRole') {
        reply = assumeRole(this.world, identity, parameters);
      } else {
        throw new AwsError(
          'InvalidAction',
          400,
          `${operation} is not simulated`,
        );
      }
      return {
        status: 200,
        headers,
        body: queryReply(operation, reply, requestId),
        damage,
      };
    } catch (error) {
      const failure = asAwsError(error);
      return {
        status: failure.status,
        headers,
        body: queryError(failure, requestId),
      };
    }
  }
}
