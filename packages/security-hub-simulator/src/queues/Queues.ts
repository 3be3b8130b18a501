import { Queue } from './Queue';
import { QueueOptions } from './QueueOptions';

/** All queues of the world. */
export class Queues {
  private readonly queues = new Map<string, Queue>();
  private readonly now: () => number;
  private readonly settle: () => void;
  /** Address of the simulator, for queue URLs. */
  baseUrl = 'http://127.0.0.1';

  private constructor(now: () => number, settle: () => void) {
    this.now = now;
    this.settle = settle;
  }

  /**
   * @param now - the world's time
   * @param settle - lets writes of the world take effect whose time has come
   */
  static create(now: () => number, settle: () => void): Queues {
    return new Queues(now, settle);
  }

  /** Makes a queue, or replaces the one of that name, account and Region. */
  create(queue: QueueOptions): Queue {
    const { account, region } = queue;
    const created = Queue.create({
      queue: { ...queue },
      now: this.now,
      settle: this.settle,
      findQueue: name => this.find({ account, region, name }),
    });
    this.queues.set(keyOf(queue), created);
    return created;
  }

  find(place: {
    account: string;
    region: string;
    name: string;
  }): Queue | undefined {
    return this.queues.get(keyOf(place));
  }

  /** The queue that an ARN, a URL, or a name names; undefined where there is none, or a name fits several. */
  named(name: string): Queue | undefined {
    const matches = this.list().filter(
      queue =>
        queue.arn === name ||
        queue.options.name === name ||
        this.urlOf(queue) === name,
    );
    return matches.length === 1 ? matches[0] : undefined;
  }

  list(): Queue[] {
    return [...this.queues.values()];
  }

  urlOf({ options: { account, name } }: Queue): string {
    return `${this.baseUrl}/${account}/${name}`;
  }

  /** Empties all queues. */
  purge(): void {
    for (const queue of this.queues.values()) {
      queue.purge();
    }
  }

  /** Lets those who wait look again. */
  wake(): void {
    for (const queue of this.queues.values()) {
      queue.wake();
    }
  }
}

function keyOf(place: { account: string; region: string; name: string }) {
  return `${place.account}|${place.region}|${place.name}`;
}
