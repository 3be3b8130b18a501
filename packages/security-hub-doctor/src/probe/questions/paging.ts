import {
  GetFindingsCommand,
  GetFindingsCommandInput,
} from '@aws-sdk/client-securityhub';
import { inTime } from '../../aws/clientOptions';
import { Observation } from '../Observation';
import { Subject } from '../Subject';

/**
 * U8: pages of one finding, the last updated first. The probe's finding is the oldest; after the first page it is updated, which moves it to the front. Pages cut
 * from the present state then repeat the first row. Comes last: from now on the finding is a new one.
 */
export async function askPaging(subject: Subject): Promise<Observation[]> {
  const question = 'U8';
  const request: GetFindingsCommandInput = {
    Filters: {
      AwsAccountId: [{ Value: subject.place.account, Comparison: 'EQUALS' }],
      RecordState: [{ Value: 'ACTIVE', Comparison: 'EQUALS' }],
    },
    SortCriteria: [{ Field: 'UpdatedAt', SortOrder: 'desc' }],
    MaxResults: 1,
  };
  const first = await subject.own.send(
    new GetFindingsCommand(request),
    inTime(),
  );
  const row = first.Findings?.[0];
  if (!first.NextToken || !row || row.Id === subject.id) {
    return [
      {
        question,
        observed:
          'not asked: the account has no other active finding that was updated in the last 30 days',
      },
    ];
  }
  await subject.importAndSee({ now: true, description: 'Moved to the front' });
  const second = await subject.own.send(
    new GetFindingsCommand({ ...request, NextToken: first.NextToken }),
    inTime(),
  );
  const next = second.Findings?.[0];
  const repeated = next?.Id === row.Id && next?.ProductArn === row.ProductArn;
  return [
    {
      question,
      observed: repeated
        ? 'the second page repeats the row of the first'
        : 'the second page goes on as if nothing had changed',
      value: { paging: repeated ? 'shifting' : 'stable' },
    },
  ];
}
