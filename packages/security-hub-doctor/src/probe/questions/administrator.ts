import { Observation } from '../Observation';
import { NotSeen, Subject } from '../Subject';
import { Views } from '../Views';

/** U4: the administrator writes, then the member's provider imports the same result once more. */
export async function askAdministrator(
  subject: Subject,
  { administrator }: Views,
): Promise<Observation[]> {
  const question = 'U4';
  if (!administrator) {
    return [
      {
        question,
        observed:
          'not asked: needs a member account and --administrator-role, a role in its Security Hub administrator that may write',
      },
    ];
  }
  await subject.setStatus('NEW');
  // Not SUPPRESSED: whether an update reaches a suppressed finding is a question of its own (U2)
  await subject.update({ Workflow: { Status: 'NOTIFIED' } }, administrator);
  try {
    await subject.until(
      "the administrator's write is in the member",
      finding => finding.Workflow?.Status === 'NOTIFIED',
    );
  } catch (error) {
    if (error instanceof NotSeen) {
      return [
        {
          question,
          observed: `it does not reach the member: ${error.message}`,
        },
      ];
    }
    throw error;
  }
  await subject.importAndSee({ description: 'Checked again, same result' });
  const status = await subject.watchStatus('NOTIFIED');
  return [
    status === 'NOTIFIED'
      ? {
          question,
          observed: 'it holds',
          value: { administratorWrite: 'holds' },
        }
      : {
          question,
          observed: `after the next check the member shows ${status}`,
          value: { administratorWrite: 'undoneAtNextCheck' },
        },
  ];
}
