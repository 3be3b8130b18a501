import { Observation } from '../Observation';
import { Subject } from '../Subject';

/** U3 and U6: two writes of different user-defined fields. */
export async function askWriting(subject: Subject): Promise<Observation[]> {
  const before = await subject.until('it can be read', () => true);
  // So that a ProcessedAt of the write differs from the import's
  await subject.pause();
  await subject.update({ UserDefinedFields: { probeFirst: '1' } });
  await subject.until(
    'the first field is there',
    finding => finding.UserDefinedFields?.probeFirst === '1',
  );
  await subject.update({ UserDefinedFields: { probeSecond: '2' } });
  const after = await subject.until(
    'the second field is there',
    finding => finding.UserDefinedFields?.probeSecond === '2',
  );
  const merged = after.UserDefinedFields?.probeFirst === '1';
  const fields: Observation = {
    question: 'U3',
    observed: merged
      ? 'both fields are there'
      : 'only the field of the second write is there',
    value: { userDefinedFields: merged ? 'merge' : 'replace' },
  };
  if (!before.ProcessedAt || !after.ProcessedAt) {
    return [
      fields,
      {
        question: 'U6',
        observed: 'cannot be seen: the finding has no ProcessedAt',
      },
    ];
  }
  const moved = after.ProcessedAt !== before.ProcessedAt;
  return [
    fields,
    {
      question: 'U6',
      observed: moved
        ? `it went from ${before.ProcessedAt} to ${after.ProcessedAt}`
        : `it stayed ${before.ProcessedAt}`,
      value: { updateMovesProcessedAt: moved },
    },
  ];
}
