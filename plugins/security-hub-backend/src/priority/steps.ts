import { PriorityStep } from '../config/settings';
import { PriorityEffect } from './priorityInput';

const sizes: Record<PriorityStep, number> = { raise: 1, same: 0, lower: -1 };
const effects: Record<PriorityStep, PriorityEffect> = {
  raise: 'raises',
  same: 'none',
  lower: 'lowers',
};

/** A step as a number: 1 up, -1 down. */
export function sizeOf(step: PriorityStep): number {
  return sizes[step];
}

/** What a step is called in an explanation. */
export function effectOf(step: PriorityStep): PriorityEffect {
  return effects[step];
}

/** The word so many steps above another one in a list that begins with the gravest; the ends of the list hold. */
export function moved<Word>(
  gravestFirst: readonly Word[],
  from: Word,
  steps: number,
): Word {
  const index = gravestFirst.indexOf(from) - steps;
  return gravestFirst[Math.min(gravestFirst.length - 1, Math.max(0, index))];
}
