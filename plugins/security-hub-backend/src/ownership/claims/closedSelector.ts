import { isArnPatternMistake, parseArnPattern, Selector } from '../scope';
import { ResolvedSelector } from './types';

/** The account that an ARN pattern names, if it names one. */
export function accountOfArn(arn: string): string | undefined {
  const pattern = parseArnPattern(arn);
  return isArnPatternMistake(pattern) ? undefined : pattern.account;
}

/** A selector that matches nothing, and why. */
export function closedSelector(
  selector: Selector,
  state: Exclude<ResolvedSelector['state'], 'ok'>,
  message: string,
): ResolvedSelector {
  return {
    selector,
    state,
    message,
    accounts: [],
    anyAccount: false,
    arns: [],
  };
}
