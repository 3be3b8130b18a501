import { defaultPrioritySettings } from '../config/defaultPrioritySettings';
import { adjustSeverity, ImpactInputs } from './adjustSeverity';

function adjusted(changes: Partial<ImpactInputs>) {
  return adjustSeverity(
    { severity: 'HIGH', environment: 'prod', ...changes },
    defaultPrioritySettings.severity,
  );
}

describe('adjustSeverity', () => {
  it.each<[Partial<ImpactInputs>, string]>([
    [{}, 'HIGH'],
    [{ environment: 'unknown' }, 'HIGH'],
    [{ environment: 'stage' }, 'HIGH'],
    [{ environment: 'dev' }, 'MEDIUM'],
    [{ environment: 'sandbox' }, 'MEDIUM'],
    [{ tier: '1' }, 'CRITICAL'],
    [{ tier: '1', severity: 'CRITICAL' }, 'CRITICAL'],
    [{ tier: '1', environment: 'dev' }, 'HIGH'],
    [{ tier: '2' }, 'HIGH'],
    [{ tier: 'constructor' }, 'HIGH'],
    [{ lifecycle: 'Experimental', environment: 'stage' }, 'MEDIUM'],
    // One step at most
    [{ lifecycle: 'experimental', tier: '4', environment: 'dev' }, 'MEDIUM'],
    // Nobody talks a finding of production down
    [{ lifecycle: 'experimental', tier: '4' }, 'HIGH'],
    [{ lifecycle: 'experimental', environment: 'unknown' }, 'HIGH'],
    [{ severity: 'LOW', environment: 'dev' }, 'LOW'],
    [{ severity: 'INFORMATIONAL', tier: '1' }, 'INFORMATIONAL'],
  ])('%j is %s', (changes, expected) => {
    expect(adjusted(changes).severity).toBe(expected);
  });

  it('names everything that it looked at', () => {
    expect(
      adjusted({ lifecycle: 'experimental', tier: '1', environment: 'prod' })
        .inputs,
    ).toEqual([
      { input: 'severity', value: 'HIGH', effect: 'sets' },
      { input: 'environment', value: 'prod', effect: 'none' },
      { input: 'lifecycle', value: 'experimental', effect: 'none' },
      { input: 'tier', value: '1', effect: 'raises' },
      { input: 'adjusted-severity', value: 'CRITICAL', effect: 'sets' },
    ]);
  });
});
