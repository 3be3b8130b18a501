import { randomUUID } from 'crypto';
import { IncomingMessage } from 'http';
import { CallCounts } from '../store/CallCounts';
import { World } from '../store/World';
import { parseAuthorization } from './authorization';
import { CallGate } from './CallGate';
import { HubProtocol } from './HubProtocol';
import { JsonProtocol } from './JsonProtocol';
import { JsonService } from './JsonService';
import { Route } from './routes';
import { TokenProtocol } from './TokenProtocol';
import { WireCall } from './WireCall';
import { WireReply } from './WireReply';

/**
 * Answers as AWS does: Security Hub in REST-JSON, STS in the query protocol, the
 * other services in the JSON protocol. Which one is meant follows from the
 * service in the credential scope of the signature.
 */
export class AwsEndpoint {
  private readonly world: World;
  private readonly hub: HubProtocol;
  private readonly tokens: TokenProtocol;
  private readonly services: ReadonlyMap<string, JsonProtocol>;

  private constructor(options: {
    world: World;
    hub: HubProtocol;
    tokens: TokenProtocol;
    services: ReadonlyMap<string, JsonProtocol>;
  }) {
    this.world = options.world;
    this.hub = options.hub;
    this.tokens = options.tokens;
    this.services = options.services;
  }

  static create(options: {
    world: World;
    routes: readonly Route[];
    services: readonly JsonService[];
    counts: CallCounts;
  }): AwsEndpoint {
    const { world, counts } = options;
    const gate = CallGate.create(world, counts);
    return new AwsEndpoint({
      world,
      hub: HubProtocol.create(world, gate, options.routes),
      tokens: TokenProtocol.create(world, gate),
      services: new Map(
        options.services.map(service => [
          service.service,
          JsonProtocol.create(world, gate, service),
        ]),
      ),
    });
  }

  /** @throws ConnectionCut where no reply is to be sent */
  async handle(
    request: IncomingMessage,
    url: URL,
    body: string,
    signal: AbortSignal,
  ): Promise<WireReply> {
    const scope = parseAuthorization(request.headers.authorization);
    const requestId = randomUUID();
    const call: WireCall = { request, url, body, signal, requestId, scope };
    const reply = await this.protocol(scope?.service).answer(call);
    return {
      ...reply,
      headers: {
        ...reply.headers,
        // Clients measure their clock's skew by this header.
        date: new Date(
          this.world.clock.now() + this.world.dateSkew,
        ).toUTCString(),
        'x-amzn-requestid': requestId,
      },
    };
  }

  private protocol(service = ''): {
    answer(call: WireCall): Promise<WireReply>;
  } {
    return service === 'sts'
      ? this.tokens
      : this.services.get(service) ?? this.hub;
  }
}
