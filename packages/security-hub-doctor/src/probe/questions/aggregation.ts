import { Observation } from '../Observation';
import { NotSeen, Subject } from '../Subject';
import { Views } from '../Views';

/** The switch knows 0 to 10 minutes. */
const MOST_MINUTES = 10;

/** U7: a user-defined field is set in the linked Region; how long until the home Region has it. */
export async function askAggregation(
  subject: Subject,
  { home }: Views,
): Promise<Observation[]> {
  const question = 'U7';
  if (!home) {
    return [
      {
        question,
        observed:
          'not asked: there is no finding aggregator that this account, or --administrator-role, can see',
      },
    ];
  }
  if (home.region === subject.place.region) {
    return [
      {
        question,
        observed: `not asked: ${home.region} is the home Region; use --region with a linked one`,
      },
    ];
  }
  const marker = String(subject.timer.now());
  await subject.update({ UserDefinedFields: { probeLag: marker } });
  await subject.until(
    'the field is in the linked Region',
    finding => finding.UserDefinedFields?.probeLag === marker,
  );
  const began = subject.timer.now();
  try {
    await subject.poll(
      `the home Region ${home.region} shows it`,
      async () => {
        const finding = await subject.read(home.client);
        return finding?.UserDefinedFields?.probeLag === marker
          ? true
          : undefined;
      },
      (MOST_MINUTES + 1) * 60_000,
    );
  } catch (error) {
    if (error instanceof NotSeen) {
      return [{ question, observed: error.message }];
    }
    throw error;
  }
  const seconds = Math.round((subject.timer.now() - began) / 1000);
  return [
    {
      question,
      observed: `${seconds} s, to within ${subject.times.interval / 1000} s`,
      value: {
        homeRegionLagMinutes: Math.min(MOST_MINUTES, Math.round(seconds / 60)),
      },
    },
  ];
}
