import { Queues } from '../queues/Queues';
import { EventContent, envelopeOf } from './envelopes';
import { cspmDetailTypes, DetailType, EventRule } from './EventRule';

/** The default event buses of all accounts and Regions, with the rules on them. */
export class EventBus {
  private readonly queues: Queues;
  private readonly rules = new Map<string, EventRule>();
  private byBus = new Map<string, EventRule[]>();
  /** `false`: events are lost on their way, as when the service has an outage. */
  enabled = true;

  private constructor(queues: Queues) {
    this.queues = queues;
  }

  static create(queues: Queues): EventBus {
    return new EventBus(queues);
  }

  /** Adds a rule, or replaces the one of that name, account and Region. */
  setRule(rule: EventRule): void {
    this.rules.set(keyOf(rule), { ...rule });
    this.index();
  }

  /** Removes the rules of a name. */
  removeRule(name: string): void {
    for (const [key, rule] of this.rules) {
      if (rule.name === name) {
        this.rules.delete(key);
      }
    }
    this.index();
  }

  listRules(): EventRule[] {
    return [...this.rules.values()];
  }

  /** Whether anything would come of an event on one of the buses. */
  isHeard(
    buses: readonly { account: string; region: string }[],
    detailType: DetailType,
  ): boolean {
    return (
      this.enabled &&
      this.byBus.size > 0 &&
      buses.some(bus => this.rulesOf(bus, detailType).length > 0)
    );
  }

  /**
   * Puts an event on a bus.
   *
   * @returns into how many queues it went
   */
  publish(
    bus: { account: string; region: string },
    at: number,
    content: EventContent,
  ): number {
    if (!this.enabled) {
      return 0;
    }
    const rules = this.rulesOf(bus, content.detailType);
    if (rules.length === 0) {
      return 0;
    }
    const body = JSON.stringify(envelopeOf(content, { ...bus, at }));
    let sent = 0;
    for (const rule of rules) {
      const queue = this.queues.named(rule.queue);
      if (queue) {
        queue.send({ body });
        sent += 1;
      }
    }
    return sent;
  }

  private rulesOf(
    bus: { account: string; region: string },
    detailType: DetailType,
  ): EventRule[] {
    const rules = this.byBus.get(`${bus.account}|${bus.region}`) ?? [];
    return rules.filter(({ detailTypes = cspmDetailTypes }) =>
      detailTypes.includes(detailType),
    );
  }

  private index(): void {
    this.byBus = new Map();
    for (const rule of this.rules.values()) {
      if (rule.enabled !== false) {
        const bus = `${rule.account}|${rule.region}`;
        this.byBus.set(bus, [...(this.byBus.get(bus) ?? []), rule]);
      }
    }
  }
}

function keyOf({ account, region, name }: EventRule): string {
  return `${account}|${region}|${name}`;
}
