import { FreshnessState } from 'backstage-plugin-security-hub-common';
import { Tone } from '../shared/Tag';

/**
 * How serious a state of freshness is: old or partial is a notice, missing is bad. Up to date is calm, not green: it says
 * nothing about the findings.
 */
export function freshnessTone(state: FreshnessState): Tone {
  switch (state) {
    case 'ok':
      return 'plain';
    case 'stale':
    case 'config-not-recording':
    case 'throttled':
    case 'never-read':
      return 'notice';
    default:
      return 'bad';
  }
}
