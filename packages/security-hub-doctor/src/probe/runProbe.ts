import { describeError } from '../aws/describeError';
import { Observation, Question, questions } from './Observation';
import { askAdministrator } from './questions/administrator';
import { askAggregation } from './questions/aggregation';
import { askPaging } from './questions/paging';
import { askSuppression } from './questions/suppression';
import { askUnified } from './questions/unified';
import { askWriting } from './questions/writing';
import { Subject } from './Subject';
import { Views } from './Views';

type Step = {
  asks: Question[];
  ask: (subject: Subject, views: Views) => Promise<Observation[]>;
};

/** In this order: each begins with what the one before leaves, and paging makes the finding new. */
const steps: readonly Step[] = [
  { asks: ['U3', 'U6'], ask: askWriting },
  { asks: ['U1', 'U2'], ask: askSuppression },
  { asks: ['U4'], ask: askAdministrator },
  { asks: ['U5'], ask: askUnified },
  { asks: ['U7'], ask: askAggregation },
  { asks: ['U8'], ask: askPaging },
];

async function observe(
  step: Step,
  subject: Subject,
  views: Views,
): Promise<Observation[]> {
  subject.say(step.asks.map(name => `${name}: ${questions[name]}`).join('\n'));
  try {
    return await step.ask(subject, views);
  } catch (error) {
    const { text } = describeError(error);
    return step.asks.map(question => ({
      question,
      observed: `not answered: ${text}`,
    }));
  }
}

/**
 * Asks Security Hub the questions that its documents leave open, with one custom finding, which it archives at the end whatever happens.
 *
 * @throws Error where the finding cannot be made at all, and the signal's reason when the user ends it
 */
export async function runProbe(
  subject: Subject,
  views: Views,
): Promise<Observation[]> {
  const observations: Observation[] = [];
  subject.say(`Making the finding ${subject.id}`);
  try {
    await subject.importAndSee();
    for (const step of steps) {
      subject.signal?.throwIfAborted();
      observations.push(...(await observe(step, subject, views)));
    }
  } finally {
    subject.say('Archiving the finding');
    await subject.import({ state: 'ARCHIVED', now: true });
  }
  return observations.sort((a, b) => a.question.localeCompare(b.question));
}
