import { RecordFormat } from 'backstage-plugin-security-hub-common';
import { asObject, JsonObject, member } from '../../asff/json';
import { readTime } from '../../asff/time';

/** Why a message is no event that can be read. Goes to `rejected_records.reason`. */
export type PoisonReason =
  | 'event-not-json'
  | 'event-no-envelope'
  | 'event-foreign-source'
  | 'event-too-deep'
  | 'event-no-findings'
  | 'event-no-place'
  | 'event-no-time';

/** What a message of the queue says. */
export type ParsedEvent =
  | {
      kind: 'findings';
      format: RecordFormat;
      /** The findings as AWS sent them: none, one or several */
      documents: unknown[];
      /** The account and Region whose Security Hub sent the event */
      account: string;
      region: string;
      /** AWS's clock, ISO 8601 in UTC with milliseconds; AWS gives whole seconds */
      time: string;
    }
  /** An event of Security Hub without findings, e.g. results of an insight */
  | { kind: 'other'; detailType: string }
  | { kind: 'poison'; reason: PoisonReason };

/** AWS's own findings have less than 20 levels. */
const DEEPEST = 100;

/**
 * Reads the body of an SQS message: an event of EventBridge, also one that came through an SNS topic. Never throws.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-event-formats.html
 */
export function parseEvent(body: string): ParsedEvent {
  const message = parseJson(body);
  if (message === undefined) {
    return poison('event-not-json');
  }
  const notification = textMember(message.value, 'Message');
  if (
    notification !== undefined &&
    member(message.value, 'Type') === 'Notification'
  ) {
    const inner = parseJson(notification);
    return inner ? readEnvelope(inner.value) : poison('event-not-json');
  }
  return readEnvelope(message.value);
}

function readEnvelope(value: unknown): ParsedEvent {
  const envelope = asObject(value);
  const source = textMember(envelope, 'source');
  const detailType = textMember(envelope, 'detail-type');
  if (!envelope || source === undefined || detailType === undefined) {
    return poison('event-no-envelope');
  }
  if (source !== 'aws.securityhub') {
    return poison('event-foreign-source');
  }
  const format = formatOf(detailType);
  return format === undefined
    ? { kind: 'other', detailType }
    : readFindings(envelope, format);
}

/** The format of the findings in an event; undefined where it has none. Events of 2019 had no ` - Imported`. */
function formatOf(detailType: string): RecordFormat | undefined {
  if (/^Security Hub Findings( - |$)/.test(detailType)) {
    return 'asff';
  }
  return detailType === 'Findings Imported V2' ? 'ocsf' : undefined;
}

function readFindings(envelope: JsonObject, format: RecordFormat): ParsedEvent {
  const documents = member(member(envelope, 'detail'), 'findings');
  if (!Array.isArray(documents)) {
    return poison('event-no-findings');
  }
  const account = textMember(envelope, 'account');
  const region = textMember(envelope, 'region');
  if (
    account === undefined ||
    region === undefined ||
    !/^\d{12}$/.test(account) ||
    !/^[a-z0-9-]{1,63}$/.test(region)
  ) {
    return poison('event-no-place');
  }
  const time = readTime(textMember(envelope, 'time') ?? '')?.time;
  if (time === undefined) {
    return poison('event-no-time');
  }
  return isDeeper(documents, DEEPEST)
    ? poison('event-too-deep')
    : { kind: 'findings', format, documents, account, region, time };
}

function poison(reason: PoisonReason): ParsedEvent {
  return { kind: 'poison', reason };
}

function textMember(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'string' ? found : undefined;
}

/** The value is wrapped because JSON can also say `null`. */
function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    // What the parser says of the text may hold pieces of it
    return undefined;
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  if (levels === 0) {
    return true;
  }
  for (const content of Object.values(value)) {
    if (isDeeper(content, levels - 1)) {
      return true;
    }
  }
  return false;
}
