import { QueueMessage } from '../../aws/queue';
import { ParsedEvent, parseEvent } from './events/parseEvent';

/** A message of the queue and what it says. */
export type ReceivedEvent = { message: QueueMessage; event: ParsedEvent };

/** Reads a message. */
export function receivedEvent(message: QueueMessage): ReceivedEvent {
  return { message, event: parseEvent(message.body) };
}

/** How much of a transaction the event takes: its findings, at least 1. */
export function weightOf({ event }: ReceivedEvent): number {
  return event.kind === 'findings' ? Math.max(1, event.documents.length) : 1;
}
