import {
  paginateGetEnabledStandards,
  StandardsSubscription,
} from '@aws-sdk/client-securityhub';
import { inTime } from '../../aws/clientOptions';
import { Outcome } from '../CheckResult';
import { SourceContext } from '../SourceContext';
import { readHub } from './readHub';

/** `arn:aws:securityhub:eu-west-1::standards/cis-.../v/3.0.0` -> `cis-.../v/3.0.0` */
function nameOf(standard: StandardsSubscription): string {
  return (standard.StandardsArn ?? '').replace(/^.*(standards|ruleset)\//, '');
}

/** Whether any standard is on where findings are read: without one no control is checked. */
export async function checkStandards(
  context: SourceContext,
): Promise<Outcome[]> {
  return readHub(
    context,
    'securityhub:GetEnabledStandards',
    async (client, where) => {
      const standards: StandardsSubscription[] = [];
      for await (const page of paginateGetEnabledStandards(
        { client },
        {},
        inTime(),
      )) {
        standards.push(...(page.StandardsSubscriptions ?? []));
      }
      const failed = standards.filter(
        item => !['READY', 'PENDING'].includes(item.StandardsStatus ?? ''),
      );
      if (standards.length === 0) {
        return {
          state: 'warning',
          where,
          meaning:
            'No standard is on: no control is checked, "no findings" would mean nothing',
          remedy:
            'aws securityhub batch-enable-standards --standards-subscription-requests StandardsArn=... (aws securityhub describe-standards lists them)',
        };
      }
      return failed.length === 0
        ? { state: 'ok', where, meaning: standards.map(nameOf).join(', ') }
        : {
            state: 'warning',
            where,
            meaning: `Not complete: ${failed
              .map(item => `${nameOf(item)} ${item.StandardsStatus}`)
              .join(', ')}`,
            remedy:
              'aws securityhub get-enabled-standards tells the reason; AWS Config has to record',
          };
    },
  );
}
