import { RootConfigService } from '@backstage/backend-plugin-api';
// The portal's own reader, so that both see the same settings. The plugin does not offer it to others on purpose: it is no API.
// eslint-disable-next-line @backstage/no-forbidden-package-imports, @backstage/no-mixed-plugin-imports
import {
  readSettings,
  SecurityHubSettings,
  SourceSettings,
  TagSourceSettings,
} from 'backstage-plugin-security-hub-backend/src/config';

export type { SourceSettings, TagSourceSettings };

/** Where decisions are written to. */
export type WriteBackMode = SecurityHubSettings['writeBack']['mode'];

/** What the doctor needs of `securityHub` in app-config. */
export type DoctorSettings = {
  sources: SourceSettings[];
  writeBack: WriteBackMode;
};

/** @throws Error that names the setting that is wrong */
export function readDoctorSettings(config: RootConfigService): DoctorSettings {
  const { sources, writeBack } = readSettings(config);
  return { sources, writeBack: writeBack.mode };
}
