import { Knex } from 'knex';
import { transact } from '../../database/contention';
import {
  RejectedRecord,
  saveRejections,
} from '../../database/operations/findings/saveRejections';
import { Ingestor, Observation } from '../observation';
import { ReceivedEvent } from './ReceivedEvent';

/** What became of events. */
export type StoredEvents = {
  /** Committed, or rejected with a committed reason: their messages can be deleted */
  done: Set<ReceivedEvent>;
  findings: number;
  /** Why messages were rejected */
  poison: string[];
};

/** Stores the findings of events, and messages that cannot be read with their reason. */
export class EventStore {
  static create(options: {
    source: string;
    knex: Knex;
    ingestor: Ingestor;
    /** Most observations in one transaction */
    batchSize: number;
    /** Milliseconds since 1970 */
    now: () => number;
  }): EventStore {
    return new EventStore(options);
  }

  readonly #options: Parameters<typeof EventStore.create>[0];

  private constructor(options: Parameters<typeof EventStore.create>[0]) {
    this.#options = options;
  }

  /** @throws what the database has thrown, where none of it was stored; then no message may be deleted */
  async store(events: ReceivedEvent[]): Promise<StoredEvents> {
    const done = new Set<ReceivedEvent>();
    let findings = 0;
    let failure: { error: unknown } | undefined;
    for (const part of partsOf(events, this.#options.batchSize)) {
      try {
        findings += await this.#ingest(part);
        part.forEach(event => done.add(event));
      } catch (error) {
        failure = { error };
      }
    }
    if (failure && done.size === 0) {
      throw failure.error;
    }
    const poison = await this.#reject(events);
    for (const event of events) {
      if (event.event.kind !== 'findings') {
        done.add(event);
      }
    }
    return { done, findings, poison };
  }

  async #ingest(events: ReceivedEvent[]): Promise<number> {
    const { source, ingestor } = this.#options;
    const observations = events.flatMap(observationsOf);
    const [first] = observations;
    if (!first) {
      return 0;
    }
    const { read, rejected } = await ingestor.ingest({
      source,
      readFrom: first.readFrom,
      channel: 'push',
      observations,
    });
    return read - rejected;
  }

  async #reject(events: ReceivedEvent[]): Promise<string[]> {
    const { source, knex, now } = this.#options;
    const rejections: RejectedRecord[] = [];
    for (const { message, event } of events) {
      if (event.kind === 'poison') {
        rejections.push({
          source,
          recordId: message.id,
          at: new Date(message.sentAt ?? now()).toISOString(),
          reason: event.reason,
          document: message.body,
        });
      }
    }
    if (rejections.length > 0) {
      await transact(knex, async transaction => {
        await saveRejections(transaction, rejections);
      });
    }
    return rejections.map(({ reason }) => reason);
  }
}

/** Events with findings, together up to so many of these; the findings of one event stay together. */
function partsOf(events: ReceivedEvent[], most: number): ReceivedEvent[][] {
  const parts: ReceivedEvent[][] = [];
  let size = 0;
  for (const received of events) {
    const { event } = received;
    if (event.kind === 'findings') {
      const last = parts[parts.length - 1];
      size += event.documents.length;
      if (last && size <= most) {
        last.push(received);
      } else {
        parts.push([received]);
        size = event.documents.length;
      }
    }
  }
  return parts;
}

type EventObservation = Observation & {
  readFrom: NonNullable<Observation['readFrom']>;
};

function observationsOf({ event, message }: ReceivedEvent): EventObservation[] {
  if (event.kind !== 'findings') {
    return [];
  }
  const { account, region, format } = event;
  const observedAt = observedAtOf(event.time, message.sentAt);
  return event.documents.map(document => ({
    document,
    observedAt,
    format,
    readFrom: { account, region },
  }));
}

/**
 * The envelope's time. Nothing is sent before it has happened: a time after SQS got the message is not believed, since an observation
 * from the future would outrank all that comes until then.
 */
function observedAtOf(time: string, sentAt: number | undefined): string {
  return sentAt !== undefined && Date.parse(time) > sentAt
    ? new Date(sentAt).toISOString()
    : time;
}
