import { IncomingMessage } from 'http';
import { z } from 'zod';
import { parseFindingsExport } from '../export/parseFindingsExport';
import { WireReply } from '../wire/WireReply';
import { controlSchemas as schemas } from './controlSchemas';
import { addEventRequests } from './eventRequests';
import { PostRequest } from './PostRequest';
import { SimulatorControl } from './SimulatorControl';
import { addSurroundingsRequests } from './surroundingsRequests';

/** Where control requests go. */
export const controlPath = '/__control/';

type Handler = (body: string) => unknown;

function reply(status: number, body: unknown): WireReply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

function isLoopback(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '');
}

/** Serves {@link SimulatorControl} as JSON over HTTP, to programs on this machine only. */
export class ControlEndpoint {
  private readonly handlers: ReadonlyMap<string, Handler>;

  private constructor(handlers: ReadonlyMap<string, Handler>) {
    this.handlers = handlers;
  }

  static create(control: SimulatorControl): ControlEndpoint {
    return new ControlEndpoint(createHandlers(control));
  }

  handle(request: IncomingMessage, url: URL, body: string): WireReply {
    // A page in a browser could reach this port: it always sends an Origin, or a Host of its own.
    if (
      request.headers.origin !== undefined ||
      !isLoopback(request.headers.host)
    ) {
      return reply(403, {
        error: 'control requests come from programs on this machine only',
      });
    }
    const name = `${request.method} ${url.pathname.slice(controlPath.length)}`;
    const handler = this.handlers.get(name);
    if (!handler) {
      return reply(404, {
        error: `unknown control request ${name}`,
        known: [...this.handlers.keys()],
      });
    }
    try {
      return reply(200, handler(body) ?? {});
    } catch (error) {
      if (error instanceof z.ZodError || error instanceof SyntaxError) {
        return reply(400, {
          error:
            error instanceof z.ZodError
              ? z.prettifyError(error)
              : error.message,
        });
      }
      throw error;
    }
  }
}

function createHandlers(
  control: SimulatorControl,
): ReadonlyMap<string, Handler> {
  const handlers = new Map<string, Handler>();
  const post: PostRequest = (name, schema, run) => {
    handlers.set(`POST ${name}`, body =>
      run(schema.parse(JSON.parse(body === '' ? '{}' : body))),
    );
  };
  const get = (name: string, run: () => unknown) => {
    handlers.set(`GET ${name}`, run);
  };
  const nothing = z.object({});

  post('findings/list', schemas.list, ({ selector, limit }) => ({
    total: control.countRecords(selector),
    records: control.listRecords(selector, limit),
  }));
  handlers.set('POST findings/add', body => {
    const { records, broken } = parseFindingsExport(body);
    return { added: control.addFindings(records), broken };
  });
  post('findings/compliance', schemas.compliance, ({ selector, result }) => ({
    changed: control.setCompliance(selector, result),
  }));
  post('findings/recheck', schemas.selected, ({ selector }) => ({
    changed: control.recheck(selector),
  }));
  post('findings/archive', schemas.selected, ({ selector }) => ({
    changed: control.archive(selector),
  }));
  post('findings/activate', schemas.selected, ({ selector }) => ({
    changed: control.activate(selector),
  }));
  post('findings/delete', schemas.selected, ({ selector }) => ({
    changed: control.deleteRecords(selector),
  }));
  post('findings/patch', schemas.patch, ({ selector, members }) => ({
    changed: control.patch(selector, members),
  }));
  post('findings/unified-status', schemas.unified, ({ selector, status }) => ({
    changed: control.setUnifiedStatus(selector, status),
  }));
  post('roles/deny', schemas.denial, ({ arn, operations }) =>
    control.deny(arn, operations),
  );
  post('roles/allow', schemas.arn, ({ arn }) => control.allow(arn));
  post('roles/set', schemas.role, role => control.setRole(role));
  post('roles/delete', schemas.arn, ({ arn }) => control.deleteRole(arn));
  post('accounts/set', schemas.account, account => control.setAccount(account));
  post('faults/add', schemas.fault, fault => control.addFault(fault));
  post('faults/add-finding', schemas.findingFault, fault =>
    control.addFindingFault(fault),
  );
  post('faults/clear', nothing, () => control.clearFaults());
  post('skew', schemas.skew, ({ milliseconds }) =>
    control.setDateSkew(milliseconds),
  );

  addEventRequests(post, control.events);
  addSurroundingsRequests(post, control.surroundings);

  get('switches', () => control.getSwitches());
  post('switches', schemas.switches, switches => {
    control.setSwitches(switches);
    return control.getSwitches();
  });
  post('limits', schemas.limits, ({ scale }) => control.setLimitScale(scale));
  post('delays', schemas.delays, ({ update, tokenLifetime }) => {
    if (update !== undefined) {
      control.setUpdateDelay(update);
    }
    if (tokenLifetime !== undefined) {
      control.setTokenLifetime(tokenLifetime);
    }
  });
  post('tokens/expire', nothing, () => control.expireTokens());
  post('sessions/expire', nothing, () => control.expireSessions());
  get('clock', () => ({ now: control.now().toISOString() }));
  post('clock', schemas.clock, change => {
    if ('set' in change) {
      control.setClock(new Date(change.set));
    } else {
      control.advanceClock(change.advance);
    }
    return { now: control.now().toISOString() };
  });
  get('calls', () => ({ calls: control.getCallCounts() }));
  post('calls/clear', nothing, () => control.clearCallCounts());
  get('status', () => ({
    records: control.countRecords(),
    pendingUpdates: control.countPendingUpdates(),
    now: control.now().toISOString(),
    switches: control.getSwitches(),
  }));
  post('clear', nothing, () => control.clear());
  return handlers;
}
