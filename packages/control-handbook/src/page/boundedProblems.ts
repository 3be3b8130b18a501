const maximumProblems = 20;
const maximumLength = 300;

/** A problem of at most 300 characters; its end is cut. */
export function clippedProblem(problem: string): string {
  return problem.length > maximumLength
    ? `${problem.slice(0, maximumLength - 1).replace(/[\ud800-\udbff]$/, '')}…`
    : problem;
}

/** The first 20 problems of a file, each clipped, and a line that says how many more there are. What is bounded stays as it is. */
export function boundedProblems(problems: readonly string[]): string[] {
  const more = problems.length - maximumProblems;
  return more > 1
    ? [
        ...problems.slice(0, maximumProblems).map(clippedProblem),
        `and ${more} more`,
      ]
    : problems.map(clippedProblem);
}
