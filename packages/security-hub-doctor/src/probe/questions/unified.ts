import {
  DescribeSecurityHubV2Command,
  GetFindingsV2Command,
} from '@aws-sdk/client-securityhub';
import { inTime } from '../../aws/clientOptions';
import { describeError } from '../../aws/describeError';
import { Observation } from '../Observation';
import { NotSeen, Subject } from '../Subject';

const NOTIFIED_ID = 2;

async function readStatusId(subject: Subject): Promise<number | undefined> {
  const { Findings = [] } = await subject.own.send(
    new GetFindingsV2Command({
      Filters: {
        CompositeFilters: [
          {
            StringFilters: [
              {
                FieldName: 'finding_info.uid',
                Filter: { Value: subject.id, Comparison: 'EQUALS' },
              },
            ],
          },
        ],
      },
      MaxResults: 1,
    }),
    inTime(),
  );
  const [finding] = Findings as unknown as Array<
    { status_id?: unknown } | undefined
  >;
  return typeof finding?.status_id === 'number' ? finding.status_id : undefined;
}

/** U5: the finding is notified in CSPM; the unified Security Hub shows it too, or not. */
export async function askUnified(subject: Subject): Promise<Observation[]> {
  const question = 'U5';
  try {
    await subject.own.send(new DescribeSecurityHubV2Command({}), inTime());
  } catch (error) {
    return [
      {
        question,
        observed: `not asked: the unified Security Hub is off here (${
          describeError(error).text
        })`,
      },
    ];
  }
  try {
    await subject.setStatus('NEW');
    await subject.poll('the unified Security Hub has it', () =>
      readStatusId(subject),
    );
  } catch (error) {
    if (error instanceof NotSeen) {
      return [
        {
          question,
          observed: `cannot be seen: the unified Security Hub does not show the custom finding (${error.message})`,
        },
      ];
    }
    throw error;
  }
  await subject.setStatus('NOTIFIED');
  try {
    await subject.poll('the unified Security Hub shows NOTIFIED', async () =>
      (await readStatusId(subject)) === NOTIFIED_ID ? true : undefined,
    );
    return [
      {
        question,
        observed: 'NOTIFIED in CSPM shows in the unified Security Hub',
        value: { unifiedState: 'linked' },
      },
    ];
  } catch (error) {
    if (!(error instanceof NotSeen)) {
      throw error;
    }
    return [
      {
        question,
        observed: `NOTIFIED in CSPM does not show: ${error.message}`,
        value: { unifiedState: 'separate' },
      },
    ];
  }
}
