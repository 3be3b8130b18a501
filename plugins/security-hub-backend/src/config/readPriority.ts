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
import { checkKeys, readTable } from './readTable';
import { readLikelihood, readSeverity } from './readLikelihood';
import { PrioritySettings } from './settings';
import { optionalDuration, settingError } from './values';

/** Reads the risk matrix, what goes into it, and the due times; what config leaves out keeps its default. */
export function readPriority(config: Config, path: string): PrioritySettings {
  if (config.has('table')) {
    throw settingError(
      `${path}.table`,
      'is unknown since priority comes from likelihood and severity',
      'write cells of matrix, and what environments change under severity.environments',
    );
  }
  checkKeys(config, path, ['matrix', 'likelihood', 'severity', 'due']);
  const dueConfig = config.getOptionalConfig('due');
  checkKeys(dueConfig, `${path}.due`, priorities);
  const due: PrioritySettings['due'] = {};
  for (const priority of priorities) {
    due[priority] = readDue(dueConfig, `${path}.due`, priority);
  }
  const matrixConfig = config.getOptionalConfig('matrix');
  checkKeys(matrixConfig, `${path}.matrix`, priorities);
  const matrix = structuredClone(defaultPrioritySettings.matrix);
  for (const likelihood of priorities) {
    matrix[likelihood] = readTable(
      matrixConfig?.getOptionalConfig(likelihood),
      `${path}.matrix.${likelihood}`,
      { keys: severities, values: priorities, fallback: matrix[likelihood] },
    );
  }
  return {
    matrix,
    likelihood: readLikelihood(
      config.getOptionalConfig('likelihood'),
      `${path}.likelihood`,
    ),
    severity: readSeverity(
      config.getOptionalConfig('severity'),
      `${path}.severity`,
    ),
    due,
  };
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
