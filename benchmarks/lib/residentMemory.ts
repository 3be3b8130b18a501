import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const SAMPLE_MILLISECONDS = 250;

/** Resident memory of a process, MiB. */
export function residentMemoryOf(pid: number): number {
  if (process.platform === 'linux') {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  }
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(String(stdout)) / 1024;
}

/** Looks at the memory of something several times a second. */
export function sampleMemory(read: () => number): {
  /** What was seen since the last time */
  take(): number[];
  stop(): void;
} {
  let samples: number[] = [];
  const timer = setInterval(() => {
    try {
      samples.push(read());
    } catch {
      // It has ended: whoever talks to it says so
      clearInterval(timer);
    }
  }, SAMPLE_MILLISECONDS);
  timer.unref();
  return {
    take: () => {
      const taken = samples;
      samples = [];
      return taken;
    },
    stop: () => clearInterval(timer),
  };
}
