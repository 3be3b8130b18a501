import { ArnPattern, Selector, TagTerm } from '../scope';
import { MatchRank, matchRanks } from './types';

/** How exactly something names a resource. */
export type Exactness = {
  rank: MatchRank;
  /** Among the same rank: compared from the first number to the last, and the greater one is more exact */
  weight: readonly number[];
};

/** Negative: `a` is more exact than `b`. */
export function compareExactness(a: Exactness, b: Exactness): number {
  const ranks = matchRanks.indexOf(a.rank) - matchRanks.indexOf(b.rank);
  if (ranks) {
    return ranks;
  }
  const at = a.weight.findIndex((value, index) => value !== b.weight[index]);
  return at < 0 ? 0 : b.weight[at] - a.weight[at];
}

/** Services whose resources are named without their type: `arn:aws:sqs:eu-west-1:111122223333:orders`. */
const withoutType = new Set(['s3', 'sns', 'sqs', 'codecommit', 'codepipeline']);

/**
 * How much of the resource's name stands before the first `*`. Nothing in `arn:aws:s3:::*`, `db:*`, `function*`, `instance/i-*`: these
 * name a kind of thing, as every ARN of that kind begins so.
 */
export function namedLength(pattern: ArnPattern): number {
  const { service, parts, account } = pattern;
  const [literal] = parts[5].split('*');
  if (withoutType.has(service) && !(service === 's3' && account)) {
    return literal.length;
  }
  const typed = /^\/?[^/:]+[/:](.*)$/.exec(literal);
  const name = typed?.[1] ?? '';
  if (service === 'elasticloadbalancing') {
    return name.replace(/^(app|net|gwy)\//, '').length;
  }
  return service === 'ec2' ? name.replace(/^[a-z]+-/, '').length : name.length;
}

function tagWeight(tags: TagTerm[]): number[] {
  const exact = tags.filter(({ value, like }) => value !== undefined && !like);
  const prefixes = tags.map(({ like }) => like?.[0].length ?? 0);
  return [
    tags.length,
    exact.length,
    prefixes.reduce((sum, length) => sum + length, 0),
  ];
}

/**
 * Exactness of a selector, or of one of its ARN patterns. A pattern that says nothing of the name adds to the rest of the selector, and
 * does not come before the tags of somebody else.
 */
export function exactnessOf(
  selector: Pick<Selector, 'origin' | 'tags'>,
  anyAccount: boolean,
  arn: ArnPattern | undefined,
): Exactness {
  // What an entity says of itself comes before what it gets from a resource that it depends on
  const own = selector.origin === 'annotation' ? 1 : 0;
  if (arn?.literal) {
    return { rank: 'arn', weight: [own] };
  }
  const prefix = arn?.literalPrefix.length ?? 0;
  const named = arn ? namedLength(arn) : 0;
  if (named) {
    return { rank: 'arn-pattern', weight: [named, prefix, own] };
  }
  if (selector.tags.length) {
    return {
      rank: anyAccount ? 'tags' : 'account-tags',
      weight: [...tagWeight(selector.tags), prefix, own],
    };
  }
  // In mode open a pattern can come without any account: less than the account
  return { rank: 'account', weight: [anyAccount ? -1 : prefix, own] };
}
