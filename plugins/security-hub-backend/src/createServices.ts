import { createBasics, HostServices } from './createBasics';
import { createReading } from './createReading';
import { createServing } from './createServing';
import { createStoring } from './createStoring';

export type { HostServices } from './createBasics';

/** Makes all services of the plugin and wires them together; nothing runs yet. */
export async function createServices(host: HostServices) {
  const basics = await createBasics(host);
  if (basics.settings.claims.mode === 'open') {
    basics.logger.warn(
      'securityHub.claims.mode is open: claims are not checked, so that any entity can list the findings of any account, and only the platform group decides. Use it for trying out only',
    );
  }
  const storing = createStoring(basics);
  const reading = createReading(basics, storing);
  const serving = await createServing(basics, storing, reading);
  const { settings, knex, leases } = basics;
  return { settings, knex, leases, ...storing, ...reading, ...serving };
}
