import { InputError } from '@backstage/errors';
import { HumanDuration } from '@backstage/types';
import {
  DecisionReason,
  DecisionRequest,
  decisionReasons,
} from 'backstage-plugin-security-hub-common';
import { DateTime, Duration } from 'luxon';

const longestJustification = 4000;
const maximumFindings = 500;

/** What a human asks for, checked: times are ISO 8601 in UTC with milliseconds, text is trimmed. */
export type ValidDecision = {
  kind: DecisionRequest['kind'];
  reason?: DecisionReason;
  justification?: string;
  endsAt?: string;
};

/**
 * Checks a request against the taxonomy and the longest acceptance.
 *
 * @throws InputError that names the parameter and says what to do
 */
export function validateDecisionRequest(
  request: DecisionRequest,
  options: { now: Date; maxDuration: HumanDuration },
): ValidDecision {
  const { kind } = request;
  if (!Object.hasOwn(decisionReasons, kind)) {
    throw new InputError(
      `kind "${kind}" is unknown; use one of ${Object.keys(
        decisionReasons,
      ).join(', ')}`,
    );
  }
  if (request.findingKeys.length < 1) {
    throw new InputError('findingKeys is empty; name at least one finding');
  }
  if (request.findingKeys.length > maximumFindings) {
    throw new InputError(
      `findingKeys names ${request.findingKeys.length} findings; decide on at most ${maximumFindings} at once`,
    );
  }
  const reasons = decisionReasons[kind];
  const isAcceptance = reasons.length > 0;
  return {
    kind,
    reason: parseReason(request, reasons),
    justification: parseJustification(request, isAcceptance),
    endsAt: parseEnd(request, isAcceptance, options),
  };
}

function parseReason(
  { kind, reason }: DecisionRequest,
  allowed: readonly DecisionReason[],
): DecisionReason | undefined {
  if (allowed.length === 0) {
    if (reason !== undefined) {
      throw new InputError(`reason is not taken by ${kind}; leave it out`);
    }
    return undefined;
  }
  const known = allowed.find(candidate => candidate === reason);
  if (!known) {
    const problem =
      reason === undefined
        ? `reason is missing; ${kind} needs one`
        : `reason "${reason}" is not one of ${kind}; use one`;
    throw new InputError(`${problem} of ${allowed.join(', ')}`);
  }
  return known;
}

function parseJustification(
  { kind, justification }: DecisionRequest,
  required: boolean,
): string | undefined {
  const text = justification?.trim();
  if (text && text.length > longestJustification) {
    throw new InputError(
      `justification has ${text.length} characters; shorten it to ${longestJustification}`,
    );
  }
  if (text?.includes('\u0000')) {
    throw new InputError('justification holds a NUL character; remove it');
  }
  if (!text && required) {
    throw new InputError(
      `justification is missing; ${kind} needs a sentence that says why`,
    );
  }
  return text || undefined;
}

function parseEnd(
  { kind, endsAt }: DecisionRequest,
  required: boolean,
  options: { now: Date; maxDuration: HumanDuration },
): string | undefined {
  if (!required) {
    if (endsAt !== undefined) {
      throw new InputError(`endsAt is not taken by ${kind}; leave it out`);
    }
    return undefined;
  }
  if (endsAt === undefined) {
    throw new InputError(`endsAt is missing; ${kind} needs an end date`);
  }
  const end = DateTime.fromISO(endsAt, { zone: 'utc' });
  if (!end.isValid || !/T.*(?:Z|[+-]\d\d:?\d\d)$/i.test(endsAt)) {
    throw new InputError(
      `endsAt "${endsAt}" is no date-time; write it as in 2030-01-31T00:00:00Z`,
    );
  }
  const now = DateTime.fromJSDate(options.now, { zone: 'utc' });
  if (end <= now) {
    throw new InputError(
      `endsAt ${toText(end)} is in the past; choose a later date`,
    );
  }
  const latest = latestEnd(options);
  // As times, not as texts: the year 10000, which an offset can reach, is written with a sign
  if (end > DateTime.fromISO(latest, { zone: 'utc' })) {
    throw new InputError(
      `endsAt ${toText(
        end,
      )} is too far ahead; ${latest} is the latest that securityHub.decisions.maxDuration allows`,
    );
  }
  return toText(end);
}

/** The latest end that an acceptance may have. ISO 8601. */
export function latestEnd(options: {
  now: Date;
  maxDuration: HumanDuration;
}): string {
  return toText(
    DateTime.fromJSDate(options.now, { zone: 'utc' }).plus(
      Duration.fromObject(options.maxDuration),
    ),
  );
}

function toText(time: DateTime): string {
  return time.toJSDate().toISOString();
}
