// yarn doctor: runs packages/security-hub-doctor/src/cli/runDoctor.ts from its TypeScript sources.
import { runTypeScript } from './lib/runTypeScript.mjs';

runTypeScript('packages/security-hub-doctor/src/cli/runDoctor.ts');
