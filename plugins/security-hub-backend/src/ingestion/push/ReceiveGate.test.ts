import { Clock } from '../../aws';
import { ReceiveGate } from './ReceiveGate';

/** Time stands still until the test moves it. */
class ManualClock implements Clock {
  #now = 0;
  readonly #sleepers: Array<{ at: number; wake: () => void }> = [];

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#sleepers.push({ at: this.#now + milliseconds, wake: resolve });
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
  }

  async advance(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    for (const { at, wake } of this.#sleepers) {
      if (at <= this.#now) {
        wake();
      }
    }
    await new Promise(setImmediate);
  }
}

function world() {
  const clock = new ManualClock();
  const gate = ReceiveGate.create({ clock, random: () => 1 });
  const stopping = new AbortController();
  const passed: string[] = [];
  const tickets: number[] = [];
  const enter = (name: string) =>
    gate.pass(stopping.signal).then(
      ticket => {
        tickets.push(ticket);
        passed.push(name);
      },
      () => passed.push(`${name} stopped`),
    );
  return { clock, gate, stopping, passed, tickets, enter };
}

describe('ReceiveGate', () => {
  it('lets all pass as long as all goes well', async () => {
    const { gate, clock, enter, passed } = world();
    await Promise.all([enter('a'), enter('b'), enter('c')]);
    gate.succeeded();
    await enter('a');
    expect(passed).toEqual(['a', 'b', 'c', 'a']);
    expect(clock.now()).toBe(0);
  });

  it('lets one try after pauses that double up to a minute', async () => {
    const { gate, clock, enter, passed, tickets } = world();
    await Promise.all([enter('a'), enter('b'), enter('c')]);
    // Three that were under way fail with it: that is one failure
    for (const ticket of tickets) {
      gate.failed(ticket);
    }
    expect(gate.failures).toBe(1);
    // One more that was under way has received nothing: that says nothing
    expect(gate.succeeded(tickets[0])).toBe(false);
    expect(gate.failures).toBe(1);
    passed.length = 0;
    void enter('a');
    void enter('b');
    for (const pause of [1, 2, 4, 8, 16, 32, 60, 60]) {
      const before = passed.length;
      await clock.advance(pause * 1_000 - 1);
      expect(passed).toHaveLength(before);
      await clock.advance(1);
      expect(passed).toHaveLength(before + 1);
      const trier = passed[before];
      gate.failed(tickets.at(-1)!);
      void enter(trier);
      await clock.advance(0);
    }
    await clock.advance(60_000);
    const before = passed.length;
    expect(gate.succeeded(tickets.at(-1))).toBe(true);
    await clock.advance(0);
    // The other one need not wait any longer
    expect(passed).toHaveLength(before + 1);
    expect(gate.failures).toBe(0);
  });

  it('opens for everybody as soon as something has been stored', async () => {
    const { gate, enter, passed, stopping, clock } = world();
    gate.failed(await gate.pass(stopping.signal));
    void enter('a');
    void enter('b');
    // By one that was under way
    expect(gate.succeeded()).toBe(true);
    await clock.advance(0);
    expect(passed).toEqual(['b']);
    await clock.advance(1_000);
    expect(passed).toEqual(['b', 'a']);
  });

  it('lets another one try where the first is stopped, and stops who waits', async () => {
    const { gate, clock, stopping, enter, passed } = world();
    gate.failed(await gate.pass(stopping.signal));
    const alone = new AbortController();
    const first = gate.pass(alone.signal).catch(() => passed.push('first'));
    void enter('a');
    void enter('b');
    alone.abort();
    await first;
    await clock.advance(1_000);
    expect(passed).toEqual(['first', 'a']);
    stopping.abort();
    await clock.advance(0);
    expect(passed).toEqual(['first', 'a', 'b stopped']);
    await enter('late');
    expect(passed.at(-1)).toBe('late stopped');
  });
});
