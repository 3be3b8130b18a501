import { findingStatuses } from 'backstage-plugin-security-hub-common';
import { effectiveStatus } from './effectiveStatus';

describe('effectiveStatus', () => {
  it('is AWS’s status without a decision', () => {
    for (const status of findingStatuses) {
      expect(effectiveStatus(status)).toBe(status);
    }
  });

  it.each([
    ['open', 'acknowledged', 'accepted'],
    ['acknowledged', 'acknowledged', 'accepted'],
    ['accepted', 'acknowledged', 'accepted'],
    ['resolved', 'resolved', 'resolved'],
    ['archived', 'archived', 'archived'],
    ['unknown', 'unknown', 'unknown'],
  ] as const)('%s under a decision', (status, acknowledged, accepted) => {
    expect(effectiveStatus(status, 'acknowledge')).toBe(acknowledged);
    expect(effectiveStatus(status, 'accept-risk')).toBe(accepted);
    expect(effectiveStatus(status, 'false-positive')).toBe(accepted);
  });
});
