/** What {@link BatchCoalescer} takes. */
export type BatchCoalescerOptions<Item> = {
  /** Works on what has come together; gives back the items that are done with. What it throws goes to all who wait for the batch */
  flush: (items: Item[]) => Promise<ReadonlySet<Item>>;
  weightOf: (item: Item) => number;
  /** Most weight of a batch; one addition may be heavier, and is then a batch by itself */
  most: number;
  /** A batch begins when nothing has been added for so long */
  quietMilliseconds: number;
  /** How many can wait at once: as soon as all of them do, nothing more can come */
  adders: number;
};

type Addition<Item> = {
  items: Item[];
  weight: number;
  done: (items: Item[]) => void;
  failed: (error: unknown) => void;
};

/** In a steady trickle a batch begins after so many quiet times. */
const LONGEST_IN_QUIET_TIMES = 4;

/** Makes one batch of what several add at about the same time. One batch at a time: what comes meanwhile makes up the next. */
export class BatchCoalescer<Item> {
  static create<Item>(
    options: BatchCoalescerOptions<Item>,
  ): BatchCoalescer<Item> {
    return new BatchCoalescer(options);
  }

  readonly #options: BatchCoalescerOptions<Item>;
  #gathered: Addition<Item>[] = [];
  #firstAt = 0;
  #lastAt = 0;
  #flushing = false;
  #hurried = false;
  #timer: NodeJS.Timeout | undefined;

  private constructor(options: BatchCoalescerOptions<Item>) {
    this.#options = options;
  }

  /**
   * Resolves with those of the items that are done with, once their batch is through.
   * @throws what `flush` has thrown
   */
  async add(items: Item[]): Promise<Item[]> {
    return await new Promise((done, failed) => {
      let weight = 0;
      for (const item of items) {
        weight += this.#options.weightOf(item);
      }
      this.#lastAt = performance.now();
      if (this.#gathered.length === 0) {
        this.#firstAt = this.#lastAt;
      }
      this.#gathered.push({ items, weight, done, failed });
      this.#next();
    });
  }

  /** From now on nothing waits for more to come: for the end of the process. */
  hurry(): void {
    this.#hurried = true;
    this.#next();
  }

  #next(): void {
    clearTimeout(this.#timer);
    if (this.#flushing || this.#gathered.length === 0) {
      return;
    }
    const wait = this.#waitMilliseconds();
    if (wait > 0) {
      this.#timer = setTimeout(() => this.#next(), Math.ceil(wait));
    } else {
      void this.#flush(this.#take());
    }
  }

  #waitMilliseconds(): number {
    const { quietMilliseconds, adders, most } = this.#options;
    const weight = this.#gathered.reduce((sum, item) => sum + item.weight, 0);
    if (this.#hurried || this.#gathered.length >= adders || weight >= most) {
      return 0;
    }
    const longest = quietMilliseconds * LONGEST_IN_QUIET_TIMES;
    return (
      Math.min(this.#lastAt + quietMilliseconds, this.#firstAt + longest) -
      performance.now()
    );
  }

  #take(): Addition<Item>[] {
    const taken: Addition<Item>[] = [];
    let weight = 0;
    for (const addition of this.#gathered) {
      weight += addition.weight;
      if (taken.length > 0 && weight > this.#options.most) {
        break;
      }
      taken.push(addition);
    }
    this.#gathered = this.#gathered.slice(taken.length);
    return taken;
  }

  async #flush(batch: Addition<Item>[]): Promise<void> {
    this.#flushing = true;
    try {
      const done = await this.#options.flush(
        batch.flatMap(({ items }) => items),
      );
      for (const addition of batch) {
        addition.done(addition.items.filter(item => done.has(item)));
      }
    } catch (error) {
      for (const addition of batch) {
        addition.failed(error);
      }
    } finally {
      this.#flushing = false;
      this.#next();
    }
  }
}
