import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../../scripts/lib/demo.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { startBrowser } from './browser.mjs';

/**
 * Starts what `npm start` starts, on free ports and with an empty database in a folder of its own, and a browser.
 *
 * @param options what `startDemo` takes, e.g. `findingsFile`, `scale`, `simulator`
 * @returns `{ url, browser, demo, stop() }`; the control endpoint of the simulator is below `demo.simulator.url`
 */
export async function startEverything(options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'security-hub-e2e-'));
  const demo = await startDemo({
    database: 'sqlite',
    ...options,
    folder,
    port: await freePort(),
  });
  try {
    const lacking = await demo.ready();
    if (lacking) {
      throw new Error(
        `The demo did not become ready: ${lacking}; the logs are in ${demo.logFolder}`,
      );
    }
    const browser = await startBrowser();
    return {
      url: demo.url,
      browser,
      demo,
      async stop() {
        await browser.close();
        await demo.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await demo.stop();
    throw error;
  }
}
