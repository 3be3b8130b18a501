import { Verdict } from 'backstage-plugin-security-hub-common';
import {
  DependentControls,
  JudgedKey,
} from '../database/operations/queries/findingQuery';
import { JudgedControl } from '../handbook/overlay';
import { VerdictLookup } from './lookups';

/** Controls whose verdict depends on the finding, by what of it. */
export function dependentControls(
  judged: readonly JudgedControl[],
): DependentControls & { controls: string[] } {
  const result = {
    controls: [] as string[],
    byEnvironment: [] as string[],
    byAccount: [] as string[],
    byPrimary: [] as string[],
  };
  for (const control of judged) {
    if ('dependsOn' in control) {
      const { controlId, dependsOn } = control;
      result.controls.push(controlId);
      if (dependsOn.environment) {
        result.byEnvironment.push(controlId);
      }
      if (dependsOn.account) {
        result.byAccount.push(controlId);
      }
      if (dependsOn.entityType) {
        result.byPrimary.push(controlId);
      }
    }
  }
  return result;
}

/** The verdict that counts for findings with such a key; what does not matter for it is left out of the key. */
export function verdictOfKey(
  verdicts: Pick<VerdictLookup, 'of'>,
  { control, environment, account, primary }: JudgedKey,
): Verdict | undefined {
  return verdicts.of(control, {
    environment: environment === '' ? 'unknown' : environment,
    account: account === '' ? undefined : account,
    primary: primary === '' ? undefined : primary,
  });
}
