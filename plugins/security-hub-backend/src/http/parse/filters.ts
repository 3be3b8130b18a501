import { InputError } from '@backstage/errors';
import { AskedFilters } from '../../findings/askedFilters';
import { list, Query, refuseNul } from './values';

/**
 * The filters of a request whose parameters the API contract has validated. A list may come as one value.
 *
 * @throws InputError naming the parameter, for what the contract cannot say
 */
export function parseFilters(query: Query): AskedFilters {
  refuseNul(query);
  return {
    status: list(query.status),
    priority: list(query.priority),
    severity: list(query.severity),
    control: list(query.control),
    product: list(query.product),
    account: list(query.account),
    environment: list(query.environment),
    region: list(query.region),
    layer: list(query.layer),
    standard: list(query.standard),
    resource: list(query.resource),
    group: list(query.group),
    verdict: list(query.verdict),
    overdue: flag(query.overdue),
    expiring: flag(query.expiring),
    firstSeenAfter: time(query.firstSeenAfter),
    q: typeof query.q === 'string' ? query.q : undefined,
  };
}

/** Whether it is given, and what it says. */
export function flag(value: unknown): boolean | undefined {
  return value === undefined ? undefined : String(value) === 'true';
}

function time(value: unknown): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  const at = value instanceof Date ? value : new Date(String(value));
  // A leap second is a date-time of the contract, and none of JavaScript's
  if (Number.isNaN(at.getTime())) {
    throw new InputError('Parameter firstSeenAfter names no time that exists');
  }
  return at.toISOString();
}
