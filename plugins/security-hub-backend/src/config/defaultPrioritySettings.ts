import { PrioritySettings } from './settings';

/**
 * The policy where config says nothing. An unknown environment counts as production: what nobody has described is not known to be
 * harmless. INFORMATIONAL and sandboxes below CRITICAL have no due date.
 */
export const defaultPrioritySettings: PrioritySettings = {
  table: {
    CRITICAL: {
      prod: 'critical',
      stage: 'high',
      dev: 'high',
      sandbox: 'medium',
      unknown: 'critical',
    },
    HIGH: {
      prod: 'high',
      stage: 'high',
      dev: 'medium',
      sandbox: 'low',
      unknown: 'high',
    },
    MEDIUM: {
      prod: 'medium',
      stage: 'medium',
      dev: 'low',
      sandbox: 'low',
      unknown: 'medium',
    },
    LOW: {
      prod: 'low',
      stage: 'low',
      dev: 'low',
      sandbox: 'low',
      unknown: 'low',
    },
    INFORMATIONAL: {
      prod: 'low',
      stage: 'low',
      dev: 'low',
      sandbox: 'low',
      unknown: 'low',
    },
  },
  due: {
    critical: { prod: { days: 1 }, unknown: { days: 1 } },
    high: {
      prod: { days: 7 },
      stage: { days: 14 },
      dev: { days: 30 },
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
