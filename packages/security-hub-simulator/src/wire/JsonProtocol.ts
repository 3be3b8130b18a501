import { World } from '../store/World';
import { authenticate } from './authorization';
import { AwsError } from './AwsError';
import { CallGate } from './CallGate';
import { JsonService } from './JsonService';
import { asAwsError, hasToken, parseBody, WireCall } from './WireCall';
import { WireReply } from './WireReply';

/** The JSON protocol of one service. */
export class JsonProtocol {
  private readonly world: World;
  private readonly gate: CallGate;
  private readonly service: JsonService;

  private constructor(world: World, gate: CallGate, service: JsonService) {
    this.world = world;
    this.gate = gate;
    this.service = service;
  }

  static create(
    world: World,
    gate: CallGate,
    service: JsonService,
  ): JsonProtocol {
    return new JsonProtocol(world, gate, service);
  }

  async answer(call: WireCall): Promise<WireReply> {
    const contentType =
      call.request.headers['content-type'] ?? 'application/x-amz-json-1.1';
    try {
      return {
        status: 200,
        headers: { 'content-type': contentType },
        ...(await this.run(call)),
      };
    } catch (error) {
      const { code, status, message } = asAwsError(error);
      const { queryErrors } = this.service;
      return {
        status,
        headers: {
          'content-type': contentType,
          ...(queryErrors
            ? {
                'x-amzn-query-error': `${queryErrors[code] ?? code};${
                  status >= 500 ? 'Receiver' : 'Sender'
                }`,
              }
            : {}),
        },
        body: JSON.stringify({ __type: code, message }),
      };
    }
  }

  private async run(
    call: WireCall,
  ): Promise<Pick<WireReply, 'body' | 'damage'>> {
    const { request, url, body, signal, scope } = call;
    const { service, targetPrefix, operations, limited = false } = this.service;
    const target = String(request.headers['x-amz-target'] ?? '');
    const name = target.slice(targetPrefix.length + 1);
    const operation =
      target.startsWith(`${targetPrefix}.`) && Object.hasOwn(operations, name)
        ? operations[name]
        : undefined;
    if (!operation || !scope) {
      throw new AwsError(
        'UnknownOperationException',
        400,
        `${target} is not simulated`,
      );
    }
    const identity = authenticate(
      scope,
      request.headers,
      this.world.credentials,
    );
    const { region } = scope;
    const damage = await this.gate.enter({
      service,
      operation: name,
      identity,
      region,
      limited,
      hasToken: () => hasToken(call),
      signal,
    });
    this.world.settle();
    const reply = await operation({
      world: this.world,
      identity,
      region,
      input: parseBody(body),
      query: url.searchParams,
      pathRest: '',
      signal,
    });
    return { body: JSON.stringify(reply), damage };
  }
}
