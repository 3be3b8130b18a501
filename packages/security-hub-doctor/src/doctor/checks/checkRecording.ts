import {
  ConfigServiceClient,
  DescribeConfigurationRecorderStatusCommand,
} from '@aws-sdk/client-config-service';
import { clientOptions, inTime } from '../../aws/clientOptions';
import { describeError } from '../../aws/describeError';
import { Session } from '../../aws/Sessions';
import { Outcome } from '../CheckResult';
import { SourceContext } from '../SourceContext';

const startRecording =
  'aws configservice put-configuration-recorder, put-delivery-channel and start-configuration-recorder; in an organisation rather once, through its landing zone';

async function checkPlace(session: Session, region: string): Promise<Outcome> {
  const where = `${session.account} ${region}`;
  const client = new ConfigServiceClient(
    clientOptions(region, session.credentials),
  );
  try {
    const { ConfigurationRecordersStatus: recorders = [] } = await client.send(
      new DescribeConfigurationRecorderStatusCommand({}),
      inTime(),
    );
    const recording = recorders.filter(recorder => recorder.recording);
    if (recording.length === 0) {
      return {
        state: 'warning',
        where,
        meaning: `AWS Config ${
          recorders.length === 0 ? 'has no recorder' : 'does not record'
        }: controls are not checked, their findings are missing or WARNING`,
        remedy: startRecording,
      };
    }
    const broken = recording.find(item => item.lastStatus === 'Failure');
    return broken
      ? {
          state: 'warning',
          where,
          meaning: `AWS Config records, but its last delivery failed (${
            broken.lastErrorCode ?? 'no reason given'
          })`,
          remedy:
            'aws configservice describe-delivery-channel-status tells more',
        }
      : { state: 'ok', where, meaning: 'AWS Config records' };
  } catch (error) {
    return {
      state: 'not-checked',
      where,
      meaning: `AWS Config cannot be asked (${describeError(error).text})`,
      remedy:
        'Give the read role config:DescribeConfigurationRecorderStatus (infra/)',
    };
  } finally {
    client.destroy();
  }
}

/** Whether AWS Config records where findings are read; most controls are checked by its rules. Members: see the portal's freshness. */
export async function checkRecording(
  context: SourceContext,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { account, region, use } of context.readPlaces()) {
    const { session } = await context.connect(use);
    outcomes.push(
      session?.account === account
        ? await checkPlace(session, region)
        : {
            state: 'not-checked',
            where: `${account} ${region}`,
            meaning: 'The read role does not work',
            remedy: 'See the check of the role',
          },
    );
  }
  return outcomes;
}
