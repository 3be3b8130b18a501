import { ScopeProblem, scopeBounds } from './types';

const longestValue = 2000;

/** Collects mistakes up to a bound and says how many it left out. */
export class ProblemCollector {
  private readonly collected: ScopeProblem[] = [];
  private leftOut = 0;

  /** Adds a mistake. A long value is cut round the position, which then points into what is left. */
  add(problem: ScopeProblem): void {
    if (this.collected.length >= scopeBounds.problems) {
      this.leftOut += 1;
      return;
    }
    const { value, position = 0 } = problem;
    if (value.length <= longestValue) {
      this.collected.push(problem);
      return;
    }
    const start = Math.max(0, Math.min(position, value.length) - 200);
    this.collected.push({
      ...problem,
      value: value.slice(start, start + longestValue),
      ...(problem.position === undefined ? {} : { position: position - start }),
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
            message: `${this.leftOut} more problems are not listed; mend these first`,
          },
        ]
      : this.collected;
  }
}
