// npm run bench [-- --size tiny|small|full --only 1,4]: runs benchmarks/run.ts from its TypeScript sources.
import { runTypeScript } from './lib/runTypeScript.mjs';

runTypeScript('benchmarks/run.ts');
