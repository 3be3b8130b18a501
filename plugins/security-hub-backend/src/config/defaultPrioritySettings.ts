import { PrioritySettings } from './settings';

/**
 * The policy where config says nothing. An unknown environment counts as production: what nobody has described is not known to be
 * harmless. INFORMATIONAL findings are low and never due; sandboxes have a due date only from medium on.
 */
export const defaultPrioritySettings: PrioritySettings = {
  matrix: {
    critical: {
      CRITICAL: 'critical',
      HIGH: 'critical',
      MEDIUM: 'high',
      LOW: 'high',
      INFORMATIONAL: 'low',
    },
    high: {
      CRITICAL: 'critical',
      HIGH: 'high',
      MEDIUM: 'high',
      LOW: 'medium',
      INFORMATIONAL: 'low',
    },
    medium: {
      CRITICAL: 'high',
      HIGH: 'high',
      MEDIUM: 'medium',
      LOW: 'low',
      INFORMATIONAL: 'low',
    },
    low: {
      CRITICAL: 'high',
      HIGH: 'medium',
      MEDIUM: 'low',
      LOW: 'low',
      INFORMATIONAL: 'low',
    },
  },
  likelihood: {
    start: { default: 'medium', kinds: {}, products: { health: 'low' } },
    // Amazon GuardDuty: HIGH is a resource that is misused already, MEDIUM one that may be, LOW an attempt that failed
    // (https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-severities.html)
    threats: {
      CRITICAL: 'critical',
      HIGH: 'critical',
      MEDIUM: 'high',
      LOW: 'medium',
      INFORMATIONAL: 'low',
    },
    steps: {
      internet: 'raise',
      internal: 'lower',
      exploit: 'raise',
      noFix: 'lower',
      threatActivity: 'raise',
      age: 'raise',
      noAttack: 'lower',
    },
    exploitProbability: 0.1,
    age: { days: 90 },
  },
  severity: {
    environments: {
      prod: 'same',
      stage: 'same',
      dev: 'lower',
      sandbox: 'lower',
      unknown: 'same',
    },
    lifecycles: { experimental: 'lower' },
    tiers: { '1': 'raise', '4': 'lower' },
  },
  due: {
    critical: {
      prod: { days: 1 },
      stage: { days: 3 },
      dev: { days: 7 },
      sandbox: { days: 14 },
      unknown: { days: 1 },
    },
    high: {
      prod: { days: 7 },
      stage: { days: 14 },
      dev: { days: 30 },
      sandbox: { days: 60 },
      unknown: { days: 7 },
    },
    medium: {
      prod: { days: 30 },
      stage: { days: 60 },
      dev: { days: 90 },
      sandbox: { days: 90 },
      unknown: { days: 30 },
    },
    low: { prod: { days: 90 }, unknown: { days: 90 } },
  },
};
