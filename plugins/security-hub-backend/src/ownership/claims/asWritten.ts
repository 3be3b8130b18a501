import { Selector } from '../scope';
import { accountOfArn, closedSelector } from './closedSelector';
import { ResolvedSelector } from './types';

/** A selector as it is written, not checked against anything. */
export function asWritten(selector: Selector): ResolvedSelector {
  const { accounts } = selector;
  const arns = selector.arns.filter(arn => {
    const account = accountOfArn(arn);
    return !account || !accounts.length || accounts.includes(account);
  });
  if (selector.arns.length && !arns.length) {
    return closedSelector(
      selector,
      'malformed',
      'Its ARNs name other accounts than the selector does.',
    );
  }
  return {
    selector,
    state: 'ok',
    accounts,
    anyAccount: !accounts.length,
    arns,
  };
}
