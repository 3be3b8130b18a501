import { CurrentTags, TagAnswer } from './TagGateway';

/**
 * What the results of a query say, each a JSON text. A resource may be recorded in several Regions, by recorders of which some have stopped:
 * what they do not agree on is not known.
 */
export function configAnswers(results: readonly string[]): TagAnswer[] {
  const byArn = new Map<string, TagAnswer>();
  const doubtful = new Set<string>();
  for (const answer of results.flatMap(result => readResult(result) ?? [])) {
    const known = byArn.get(answer.arn);
    if (known && textOf(known) !== textOf(answer)) {
      doubtful.add(answer.arn);
    }
    byArn.set(answer.arn, answer);
  }
  return [...byArn.values()].filter(({ arn }) => !doubtful.has(arn));
}

/** A result is JSON. What is no resource with an ARN and an account is no answer. */
function readResult(text: string): TagAnswer | undefined {
  let result: unknown;
  try {
    result = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof result !== 'object' || result === null) {
    return undefined;
  }
  const { arn, accountId, tags } = result as Record<string, unknown>;
  return typeof arn === 'string' && typeof accountId === 'string'
    ? { arn, account: accountId, tags: readTags(tags) }
    : undefined;
}

function readTags(value: unknown): CurrentTags {
  const pairs = Array.isArray(value) ? value : [];
  return Object.fromEntries(
    pairs.flatMap(pair =>
      typeof pair?.key === 'string'
        ? [[pair.key, String(pair.value ?? '')]]
        : [],
    ),
  );
}

function textOf({ account, tags }: TagAnswer): string {
  return JSON.stringify([account, Object.entries(tags).sort()]);
}
