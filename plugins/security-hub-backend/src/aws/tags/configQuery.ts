/** Longest expression that AWS Config takes, in characters. */
export const LONGEST_EXPRESSION = 4_096;

/** Enough for an expression in one page of the answer, with room for resources that are recorded in more than one Region. */
const MOST_ARNS = 40;

const select =
  'SELECT arn, accountId, awsRegion, resourceType, tags WHERE arn IN (';

function quoted(arn: string): string {
  return `'${arn.replaceAll("'", "''")}'`;
}

/** The query for the tags of resources, as SelectAggregateResourceConfig takes it. */
export function configQuery(arns: readonly string[]): string {
  return `${select}${arns.map(quoted).join(', ')})`;
}

/** Cuts ARNs into queries of at most {@link LONGEST_EXPRESSION} characters. An ARN that fits into none is left out. */
export function configRequests(arns: readonly string[]): string[][] {
  const room = LONGEST_EXPRESSION - configQuery([]).length;
  const requests: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const arn of arns) {
    const needed = quoted(arn).length + 2;
    if (needed > room) {
      continue;
    }
    const last = requests.at(-1);
    if (!last || last.length >= MOST_ARNS || length + needed > room) {
      requests.push([arn]);
      length = needed;
    } else {
      last.push(arn);
      length += needed;
    }
  }
  return requests;
}
