import { Observation } from '../Observation';
import { NotSeen, Subject } from '../Subject';

/** U2: the finding is suppressed, then its provider changes the description. */
async function reachesSuppressed(subject: Subject): Promise<Observation> {
  await subject.setStatus('SUPPRESSED');
  try {
    await subject.importAndSee({ description: 'Changed while suppressed' });
    return {
      question: 'U2',
      observed: 'the update shows on the suppressed finding',
      value: { providerUpdatesToSuppressed: 'reach' },
    };
  } catch (error) {
    if (!(error instanceof NotSeen)) {
      throw error;
    }
    return {
      question: 'U2',
      observed: error.message,
      value: { providerUpdatesToSuppressed: 'ignored' },
    };
  }
}

/** Whether a pass resolves a NEW finding of this product at all: else U1 proves nothing. */
async function passResolves(subject: Subject): Promise<boolean> {
  await subject.importAndSee({ compliance: 'PASSED' });
  const resolved = (await subject.watchStatus('NEW')) === 'RESOLVED';
  await subject.importAndSee({ compliance: 'FAILED' });
  return resolved;
}

/**
 * U1 and U2. First the same on a finding that is not suppressed, for comparison: were NEW to stay NEW when it passes, then custom findings do not follow
 * the rules of control findings, and SUPPRESSED staying would say nothing.
 */
export async function askSuppression(subject: Subject): Promise<Observation[]> {
  const resolves = await passResolves(subject);
  await subject.setStatus('NEW');
  const reaches = await reachesSuppressed(subject);
  if (reaches.value?.providerUpdatesToSuppressed === 'ignored') {
    return [
      {
        question: 'U1',
        observed:
          'cannot be seen: no update of the provider reaches the suppressed finding (U2)',
      },
      reaches,
    ];
  }
  await subject.importAndSee({ compliance: 'PASSED' });
  const status = await subject.watchStatus('SUPPRESSED');
  await subject.importAndSee({ compliance: 'FAILED' });
  if (status === 'RESOLVED') {
    return [
      {
        question: 'U1',
        observed: 'it becomes RESOLVED',
        value: { suppressedThatPasses: 'resolved' },
      },
      reaches,
    ];
  }
  return [
    resolves && status === 'SUPPRESSED'
      ? {
          question: 'U1',
          observed: 'it stays SUPPRESSED, while a NEW one becomes RESOLVED',
          value: { suppressedThatPasses: 'stays' },
        }
      : {
          question: 'U1',
          observed: resolves
            ? `it becomes ${status}, which no rule foresees`
            : 'cannot be seen: a custom finding that is NEW and passes does not become RESOLVED either',
        },
    reaches,
  ];
}
