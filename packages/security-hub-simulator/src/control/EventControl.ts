import { randomUUID } from 'crypto';
import { DetailType, EventRule } from '../events/EventRule';
import { publishRecord } from '../events/findingEvents';
import { Queue } from '../queues/Queue';
import { DeliveryOptions, QueueOptions } from '../queues/QueueOptions';
import { AsffRecord } from '../store/AsffRecord';
import { World } from '../store/World';
import { RecordSelector, selectRecords } from './selectRecords';

/** Where a queue is. */
export type QueueAddress = { name: string; arn: string; url: string };

type ActionEvent = {
  /** Account and Region of the bus; default the administrator's in the home Region. */
  account?: string;
  region?: string;
  /** Default `Send to portal`. */
  actionName?: string;
  /** Default none. */
  actionDescription?: string;
};

/** Makes queues and rules, and sends what nothing in the world gave rise to. */
export class EventControl {
  private readonly world: World;

  private constructor(world: World) {
    this.world = world;
  }

  static create(world: World): EventControl {
    return new EventControl(world);
  }

  /** Makes an SQS queue; one of the same name, account and Region is replaced by an empty one. */
  createQueue(queue: QueueOptions): QueueAddress {
    return this.address(this.world.queues.create(queue));
  }

  listQueues(): QueueAddress[] {
    return this.world.queues.list().map(queue => this.address(queue));
  }

  /**
   * Changes how a queue hands out what is sent from now on.
   *
   * @param queue - name, ARN or URL; so in all functions here
   * @throws Error for a queue that is not there
   */
  setDelivery(queue: string, delivery: DeliveryOptions): void {
    this.queue(queue).setDelivery(delivery);
  }

  /** Puts a message into a queue as it is, e.g. one that is no JSON. Returns its id. */
  sendRaw(queue: string, body: string): string {
    return this.queue(queue).send({ body }).id;
  }

  /** Messages that can be received, are being worked on, and are on their way. */
  getDepth(queue: string): {
    visible: number;
    notVisible: number;
    delayed: number;
  } {
    return this.queue(queue).depth();
  }

  /** Drops all messages of a queue. */
  purge(queue: string): void {
    this.queue(queue).purge();
  }

  /** Adds an EventBridge rule with a queue as its target, or replaces the one of that name, account and Region. */
  addRule(rule: EventRule): void {
    this.world.events.setRule(rule);
  }

  removeRule(name: string): void {
    this.world.events.removeRule(name);
  }

  listRules(): EventRule[] {
    return this.world.events.listRules();
  }

  /** `false`: what happens from now on gives rise to no event, as in an outage of EventBridge. */
  setEnabled(enabled: boolean): void {
    this.world.events.enabled = enabled;
  }

  /** Sends the events of an import or update for records that nothing happened to. Returns how many went into queues. */
  sendImported(selector: RecordSelector): number {
    return this.publish(selector, false);
  }

  /** The same of the unified Security Hub (`Findings Imported V2`). */
  sendImportedV2(selector: RecordSelector): number {
    return this.publish(selector, true);
  }

  /**
   * Somebody selects findings in the console and sends them to a custom action. Returns how many queues the one event went into.
   *
   * @param event - up to 20 findings: those of the world that a selector names, or given ones; none as well
   */
  sendCustomAction(
    event: ActionEvent & {
      selector?: RecordSelector;
      findings?: readonly AsffRecord[];
    },
  ): number {
    const { account, region, action } = this.place(event);
    const findings =
      event.findings ??
      (event.selector
        ? selectRecords(this.world, event.selector).map(r => r.finding)
        : []);
    return this.send(
      { account, region },
      'Security Hub Findings - Custom Action',
      {
        resources: [action],
        detail: {
          actionName: event.actionName ?? 'Send to portal',
          actionDescription: event.actionDescription ?? '',
          findings: findings.slice(0, 20),
        },
      },
    );
  }

  /** Somebody sends the results of an insight to a custom action. Returns how many queues the event went into. */
  sendInsightResults(
    event: ActionEvent & {
      insightName?: string;
      /** Attribute that the insight groups by; default `ResourceId`. */
      resultType?: string;
      /** Value of that attribute -> number of findings. */
      results: Readonly<Record<string, number>>;
    },
  ): number {
    const { account, region, action } = this.place(event);
    const results = Object.entries(event.results);
    return this.send({ account, region }, 'Security Hub Insight Results', {
      resources: [action],
      detail: {
        actionName: event.actionName ?? 'Send to portal',
        actionDescription: event.actionDescription ?? '',
        insightName: event.insightName ?? 'Findings by resource',
        insightArn: `arn:aws:securityhub:${region}:${account}:insight/${account}/custom/${randomUUID()}`,
        resultType: event.resultType ?? 'ResourceId',
        'number of results': String(results.length),
        insightResults: results.map(([value, count]) => ({ [value]: count })),
      },
    });
  }

  private publish(selector: RecordSelector, unified: boolean): number {
    this.world.settle();
    const change = { at: this.world.clock.now(), lagMinutes: 0, unified };
    let count = 0;
    for (const record of selectRecords(this.world, selector)) {
      count += publishRecord(this.world, record, change);
    }
    return count;
  }

  private send(
    bus: { account: string; region: string },
    detailType: DetailType,
    content: { resources: string[]; detail: Record<string, unknown> },
  ): number {
    return this.world.events.publish(bus, this.world.clock.now(), {
      detailType,
      ...content,
    });
  }

  private place({ account, region }: ActionEvent) {
    const place = {
      account: account ?? this.world.administrator,
      region: region ?? this.world.homeRegion,
    };
    return {
      ...place,
      action: `arn:aws:securityhub:${place.region}:${place.account}:action/custom/sendToPortal`,
    };
  }

  private address(queue: Queue): QueueAddress {
    return {
      name: queue.options.name,
      arn: queue.arn,
      url: this.world.queues.urlOf(queue),
    };
  }

  private queue(name: string): Queue {
    const queue = this.world.queues.named(name);
    if (!queue) {
      throw new Error(`There is no queue ${name}, or more than one`);
    }
    return queue;
  }
}
