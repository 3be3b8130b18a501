import { Benchmark } from './Benchmark';
import { fullRead } from '../fullRead';
import { handbook } from '../handbook';
import { ingest } from '../ingest';
import { liveViews } from '../liveViews';
import { memory } from '../memory';
import { ownership } from '../ownership';
import { policy } from '../policy';
import { push } from '../push';
import { reading } from '../reading';

/** All benchmarks, in the order in which they run. */
export const benchmarks: readonly Benchmark[] = [
  fullRead,
  ingest,
  push,
  reading,
  liveViews,
  memory,
  ownership,
  policy,
  handbook,
];
