import { SecurityHubClient } from '@aws-sdk/client-securityhub';
import { clientOptions } from '../../aws/clientOptions';
import { describeError } from '../../aws/describeError';
import { Outcome } from '../CheckResult';
import { SourceContext } from '../SourceContext';

/**
 * Asks Security Hub in each place that it is read in. A place without a working role is not checked, a denial is a failure that names the
 * permission.
 */
export async function readHub(
  context: SourceContext,
  permission: string,
  read: (client: SecurityHubClient, where: string) => Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { account, region, use } of context.readPlaces()) {
    const where = `${account} ${region}`;
    const { session } = await context.connect(use);
    if (session?.account !== account) {
      outcomes.push({
        state: 'not-checked',
        where,
        meaning: 'The read role does not work',
        remedy: 'See the check of the role',
      });
      continue;
    }
    const client = new SecurityHubClient(
      clientOptions(region, session.credentials),
    );
    try {
      outcomes.push(await read(client, where));
    } catch (error) {
      const { kind, text } = describeError(error);
      outcomes.push(
        kind === 'denied'
          ? {
              state: 'failed',
              where,
              meaning: `The read role may not (${text})`,
              remedy: `Give it ${permission} (infra/)`,
            }
          : {
              state: 'not-checked',
              where,
              meaning: text,
              remedy: 'See the check of the hub',
            },
      );
    } finally {
      client.destroy();
    }
  }
  return outcomes;
}
