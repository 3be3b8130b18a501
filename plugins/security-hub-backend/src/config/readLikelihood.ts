import { Config } from '@backstage/config';
import {
  environments,
  findingKinds,
  priorities,
  severities,
} from 'backstage-plugin-security-hub-common';
import { defaultPrioritySettings } from './defaultPrioritySettings';
import { checkKeys, readNames, readTable } from './readTable';
import {
  likelihoodFacts,
  LikelihoodSettings,
  PriorityStep,
  SeverityAdjustment,
} from './settings';
import { choice, optionalDuration, settingError } from './values';

const steps: readonly PriorityStep[] = ['raise', 'lower', 'same'];

/** Reads how the likelihood of a finding is found. */
export function readLikelihood(
  config: Config | undefined,
  path: string,
): LikelihoodSettings {
  const fallback = defaultPrioritySettings.likelihood;
  checkKeys(config, path, [
    'start',
    'threats',
    'steps',
    'exploitProbability',
    'age',
  ]);
  return {
    start: readStart(config?.getOptionalConfig('start'), `${path}.start`),
    threats: readTable(
      config?.getOptionalConfig('threats'),
      `${path}.threats`,
      { keys: severities, values: priorities, fallback: fallback.threats },
    ),
    steps: readTable(config?.getOptionalConfig('steps'), `${path}.steps`, {
      keys: likelihoodFacts,
      values: steps,
      fallback: fallback.steps,
    }),
    exploitProbability: readProbability(config, path),
    age: readAge(config, path),
  };
}

/** Reads what changes AWS's severity. */
export function readSeverity(
  config: Config | undefined,
  path: string,
): SeverityAdjustment {
  const fallback = defaultPrioritySettings.severity;
  checkKeys(config, path, ['environments', 'lifecycles', 'tiers']);
  const names = (key: 'lifecycles' | 'tiers') =>
    readNames(config?.getOptionalConfig(key), `${path}.${key}`, {
      values: steps,
      fallback: fallback[key],
    });
  return {
    environments: readTable(
      config?.getOptionalConfig('environments'),
      `${path}.environments`,
      { keys: environments, values: steps, fallback: fallback.environments },
    ),
    lifecycles: names('lifecycles'),
    tiers: names('tiers'),
  };
}

function readStart(
  config: Config | undefined,
  path: string,
): LikelihoodSettings['start'] {
  const fallback = defaultPrioritySettings.likelihood.start;
  checkKeys(config, path, ['default', 'kinds', 'products']);
  const kinds = config?.getOptionalConfig('kinds');
  checkKeys(kinds, `${path}.kinds`, findingKinds);
  return {
    default: config
      ? choice(config, 'default', path, priorities, fallback.default)
      : fallback.default,
    kinds: readNames(kinds, `${path}.kinds`, {
      values: priorities,
      fallback: { ...fallback.kinds },
    }),
    products: readNames(
      config?.getOptionalConfig('products'),
      `${path}.products`,
      { values: priorities, fallback: fallback.products },
    ),
  };
}

function readProbability(config: Config | undefined, path: string): number {
  const value =
    config?.getOptional<unknown>('exploitProbability') ??
    defaultPrioritySettings.likelihood.exploitProbability;
  if (typeof value !== 'number' || !(value > 0 && value <= 1)) {
    throw settingError(
      `${path}.exploitProbability`,
      `is ${JSON.stringify(value)}`,
      'write an EPSS score above 0 and at most 1, e.g. 0.1',
    );
  }
  return value;
}

function readAge(
  config: Config | undefined,
  path: string,
): LikelihoodSettings['age'] {
  if (config?.getOptional('age') === 'none') {
    return undefined;
  }
  return (
    (config && optionalDuration(config, 'age', path)) ??
    defaultPrioritySettings.likelihood.age
  );
}
