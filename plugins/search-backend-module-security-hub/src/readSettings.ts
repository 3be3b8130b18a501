import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** How the handbook gets into the portal's search. */
export type SearchSettings = {
  /** When it is indexed */
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Path of the page _Security Hub_ in the portal */
  location: string;
};

const path = 'search.collators.securityHubHandbook';

/** The handbook changes with releases of the plugin, and where the organisation's own files do. */
const defaultSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { hours: 6 },
  timeout: { minutes: 15 },
  // The backend that is asked may be starting, too
  initialDelay: { seconds: 15 },
};

/**
 * Reads `search.collators.securityHubHandbook`; every setting has a default.
 *
 * @throws InputError that names the setting and says what it may be
 */
export function readSettings(config: RootConfigService): SearchSettings {
  const own = config.getOptionalConfig(path);
  return {
    schedule: own?.has('schedule')
      ? readSchedule(own.getConfig('schedule'))
      : defaultSchedule,
    location: readLocation(own?.getOptionalString('location')),
  };
}

function readSchedule(
  config: Parameters<
    typeof readSchedulerServiceTaskScheduleDefinitionFromConfig
  >[0],
): SchedulerServiceTaskScheduleDefinition {
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(config);
  } catch (error) {
    throw new InputError(
      `Setting ${path}.schedule cannot be read: write frequency and timeout, e.g. { frequency: { hours: 1 }, timeout: { minutes: 15 } }`,
      error,
    );
  }
}

function readLocation(given = '/security-hub'): string {
  if (!/^\/(?!\/)[^\s?#\\]*$/.test(given)) {
    throw new InputError(
      `Setting ${path}.location is ${JSON.stringify(given).slice(
        0,
        100,
      )}: write a path of the portal, e.g. /security-hub`,
    );
  }
  return given;
}
