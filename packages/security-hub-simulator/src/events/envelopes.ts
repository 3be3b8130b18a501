import { randomUUID } from 'crypto';
import { DetailType } from './EventRule';

/** An event of EventBridge. */
export type EventEnvelope = {
  version: '0';
  id: string;
  'detail-type': DetailType;
  source: 'aws.securityhub';
  /** Of the bus that the event is on. */
  account: string;
  /** With seconds, e.g. `2026-03-01T00:00:00Z`. */
  time: string;
  /** Of the bus that the event is on. */
  region: string;
  resources: string[];
  detail: Record<string, unknown>;
};

/** What of an event is the same on every bus. */
export type EventContent = {
  detailType: DetailType;
  resources: string[];
  detail: Record<string, unknown>;
};

/**
 * Puts the envelope around an event.
 *
 * See https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-event-formats.html
 */
export function envelopeOf(
  content: EventContent,
  place: { account: string; region: string; at: number },
): EventEnvelope {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': content.detailType,
    source: 'aws.securityhub',
    account: place.account,
    time: `${new Date(place.at).toISOString().slice(0, 19)}Z`,
    region: place.region,
    resources: content.resources,
    detail: content.detail,
  };
}
