import { Place } from './draft';
import { ScopeProblem, scopeBounds } from './types';

const longestValue = 2000;

/** Collects mistakes up to a bound and says how many it left out. */
export class ProblemCollector {
  private readonly collected: ScopeProblem[] = [];
  private leftOut = 0;

  /** Adds a mistake. A long value is cut round the position, which then points into what is left. */
  add(problem: Place & { message: string }): void {
    if (this.collected.length >= scopeBounds.problems) {
      this.leftOut += 1;
      return;
    }
    const { value, position, ...rest } = problem;
    const before = value.slice(0, position).split('\n');
    const place = {
      line: before.length,
      column: before[before.length - 1].length + 1,
    };
    const start =
      value.length <= longestValue
        ? 0
        : Math.max(0, Math.min(position, value.length) - 200);
    this.collected.push({
      ...rest,
      value: value.slice(start, start + longestValue),
      position: position - start,
      ...place,
    });
  }

  problems(): ScopeProblem[] {
    const last = this.collected[this.collected.length - 1];
    return this.leftOut && last
      ? [
          ...this.collected,
          {
            annotation: last.annotation,
            value: '',
            position: 0,
            line: 1,
            column: 1,
            message: `${this.leftOut} more problems are not listed; mend these first.`,
          },
        ]
      : this.collected;
  }
}
