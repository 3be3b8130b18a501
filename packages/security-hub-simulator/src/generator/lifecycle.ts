import { Random } from './Random';

const day = 24 * 60 * 60 * 1000;
const hour = 60 * 60 * 1000;

/** The times of a finding, as Security Hub writes them. */
export type Times = {
  CreatedAt: string;
  FirstObservedAt: string;
  LastObservedAt: string;
  UpdatedAt: string;
  ProcessedAt: string;
};

/** When a finding that is `days` old was created, and checked in the last day; milliseconds. */
export function momentsOf(
  random: Random,
  now: number,
  days: number,
): { created: number; updated: number } {
  const created = now - days * day - random.below(day / 1000) * 1000;
  const updated = Math.max(
    created,
    now - random.below((20 * hour) / 1000) * 1000,
  );
  return { created, updated };
}

/** The members that tell these moments. */
export function timesAt(now: number, created: number, updated: number): Times {
  const iso = (time: number) => new Date(time).toISOString();
  const createdAt = iso(created);
  const updatedAt = iso(updated);
  return {
    CreatedAt: createdAt,
    FirstObservedAt: createdAt,
    LastObservedAt: updatedAt,
    UpdatedAt: updatedAt,
    ProcessedAt: iso(Math.min(now, updated + 4_000)),
  };
}

/** Days within which an organisation usually gets to what is so bad. */
const usualAge: Record<string, number> = {
  CRITICAL: 3,
  HIGH: 14,
  MEDIUM: 60,
  LOW: 150,
};

/** Times of a finding that is `days` old and was checked in the last day. */
export function timesOf(random: Random, now: number, days: number): Times {
  const { created, updated } = momentsOf(random, now, days);
  return timesAt(now, created, updated);
}

/** An age in days: what is bad is young, as a rule; some of everything is very old. */
export function ageOf(random: Random, severity: string): number {
  const limit = random.chance(0.15) ? 320 : usualAge[severity] ?? 200;
  return Math.floor(random.next() ** 1.5 * limit);
}

/** What customers have written on findings: who, and what. */
export const notes = [
  [
    'riley@kumo-coffee.example',
    'Looked at this in the weekly review, will be part of the next maintenance window.',
  ],
  [
    'sasha@kumo-coffee.example',
    'Accepted for now: the old importer still needs it. Ask before changing.',
  ],
  ['soc-bot', '{"ticket":"KUMO-1042","queue":"infra"}'],
  [
    'noor@kumo-coffee.example',
    'Traffic goes through the edge, not reachable from outside.',
  ],
] as const;

const statuses = ['NEW', 'NOTIFIED', 'SUPPRESSED', 'RESOLVED'] as const;

/** What customers have done with a failing finding: workflow, and now and then a note. */
export function triageOf(
  random: Random,
  now: number,
): {
  Workflow: { Status: (typeof statuses)[number] };
  Note?: { Text: string; UpdatedBy: string; UpdatedAt: string };
} {
  const dice = random.next();
  let status: (typeof statuses)[number] = 'NEW';
  if (dice > 0.98) {
    status = 'RESOLVED';
  } else if (dice > 0.87) {
    status = 'SUPPRESSED';
  } else if (dice > 0.73) {
    status = 'NOTIFIED';
  }
  const noted = (status !== 'NEW' && random.chance(0.5)) || random.chance(0.01);
  if (!noted) {
    return { Workflow: { Status: status } };
  }
  const [UpdatedBy, Text] = random.pick(notes);
  return {
    Workflow: { Status: status },
    Note: {
      Text,
      UpdatedBy,
      UpdatedAt: new Date(now - random.below(60 * 24) * hour).toISOString(),
    },
  };
}
