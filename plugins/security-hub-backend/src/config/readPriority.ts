import { Config } from '@backstage/config';
import { HumanDuration } from '@backstage/types';
import {
  Environment,
  environments,
  priorities,
  Priority,
  severities,
} from 'backstage-plugin-security-hub-common';
import { defaultPrioritySettings } from './defaultPrioritySettings';
import { PrioritySettings } from './settings';
import { choice, optionalDuration, settingError } from './values';

function checkKeys(
  config: Config | undefined,
  path: string,
  allowed: readonly string[],
): void {
  for (const key of config?.keys() ?? []) {
    if (!allowed.includes(key)) {
      throw settingError(
        `${path}.${key}`,
        'is unknown',
        `write one of ${allowed.join(', ')}`,
      );
    }
  }
}

/** Reads the severity x environment table and the due times; what config leaves out keeps its default. */
export function readPriority(config: Config, path: string): PrioritySettings {
  const tableConfig = config.getOptionalConfig('table');
  checkKeys(tableConfig, `${path}.table`, severities);
  const table = structuredClone(defaultPrioritySettings.table);
  for (const severity of severities) {
    const row = tableConfig?.getOptionalConfig(severity);
    checkKeys(row, `${path}.table.${severity}`, environments);
    for (const environment of environments) {
      if (row) {
        table[severity][environment] = choice(
          row,
          environment,
          `${path}.table.${severity}`,
          priorities,
          table[severity][environment],
        );
      }
    }
  }

  const dueConfig = config.getOptionalConfig('due');
  checkKeys(dueConfig, `${path}.due`, priorities);
  const due: PrioritySettings['due'] = {};
  for (const priority of priorities) {
    due[priority] = readDue(dueConfig, `${path}.due`, priority);
  }
  return { table, due };
}

function readDue(
  config: Config | undefined,
  path: string,
  priority: Priority,
): Partial<Record<Environment, HumanDuration>> {
  const row = config?.getOptionalConfig(priority);
  checkKeys(row, `${path}.${priority}`, environments);
  const due = { ...defaultPrioritySettings.due[priority] };
  for (const environment of environments) {
    if (row?.getOptional(environment) === 'none') {
      delete due[environment];
    } else if (row) {
      due[environment] =
        optionalDuration(row, environment, `${path}.${priority}`) ??
        due[environment];
    }
  }
  return due;
}
