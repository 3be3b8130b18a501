import { MinHeap } from './MinHeap';
import { QueueMessage } from './QueueMessage';
import { ReadyList } from './ReadyList';

/** Where a queue's messages are: ready, on their way, or in flight until a time. Nothing scans them. */
export class MessageShelf {
  private readonly now: () => number;
  private readonly messages = new Map<number, QueueMessage>();
  private readonly ready = ReadyList.create<QueueMessage>();
  private readonly timers = MinHeap.create<{
    message: QueueMessage;
    turn: number;
  }>();
  private inFlight = 0;
  private delayed = 0;
  /** Messages in the list that were dropped after they had become visible again. */
  private ghosts = 0;

  private constructor(now: () => number) {
    this.now = now;
  }

  /** @param now - milliseconds of the world's clock */
  static create(now: () => number): MessageShelf {
    return new MessageShelf(now);
  }

  /** Messages that can be received, are in flight, and are on their way. */
  depth(): { visible: number; notVisible: number; delayed: number } {
    this.wake();
    return {
      visible: this.ready.size() - this.ghosts,
      notVisible: this.inFlight,
      delayed: this.delayed,
    };
  }

  find(serial: number): QueueMessage | undefined {
    this.wake();
    return this.messages.get(serial);
  }

  /** Puts a new message there; it is ready after some milliseconds. */
  add(message: QueueMessage, delay: number): void {
    this.messages.set(message.serial, message);
    if (delay > 0) {
      this.hold(message, 'delayed', delay);
    } else {
      message.state = 'ready';
      this.ready.add(message);
    }
  }

  /** Takes a ready message off: the oldest, or the one at a position in [0, 1). It is to be held or dropped next. */
  take(position: number): QueueMessage | undefined {
    this.wake();
    for (;;) {
      const message = this.ready.take(position);
      if (message?.state !== 'gone') {
        if (message) {
          message.state = 'taken';
        }
        return message;
      }
      this.ghosts -= 1;
    }
  }

  /** Hides a message for some milliseconds. */
  hold(
    message: QueueMessage,
    state: 'delayed' | 'inFlight',
    milliseconds: number,
  ): void {
    this.release(message);
    message.state = state;
    message.turn += 1;
    if (state === 'delayed') {
      this.delayed += 1;
    } else {
      this.inFlight += 1;
    }
    this.timers.add(this.now() + milliseconds, { message, turn: message.turn });
  }

  drop(message: QueueMessage): void {
    if (message.state === 'ready') {
      this.ghosts += 1;
    }
    this.release(message);
    message.state = 'gone';
    message.turn += 1;
    // Its timer may hold it for hours yet.
    message.body = '';
    this.messages.delete(message.serial);
  }

  clear(): void {
    this.messages.clear();
    this.ready.clear();
    this.timers.clear();
    this.inFlight = 0;
    this.delayed = 0;
    this.ghosts = 0;
  }

  private release(message: QueueMessage): void {
    if (message.state === 'delayed') {
      this.delayed -= 1;
    } else if (message.state === 'inFlight') {
      this.inFlight -= 1;
    }
  }

  private wake(): void {
    const now = this.now();
    while ((this.timers.leastKey() ?? Infinity) <= now) {
      const timer = this.timers.take();
      if (timer && timer.turn === timer.message.turn) {
        this.release(timer.message);
        timer.message.state = 'ready';
        timer.message.turn += 1;
        this.ready.add(timer.message);
      }
    }
  }
}
