import { TagTerm } from '../scope';
import { Candidate } from './candidates';
import { Facts } from './conditions';

const anyValue = Symbol('any value');

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) {
    values.push(value);
  } else {
    map.set(key, [value]);
  }
}

/** Under which values of its key a term is looked for: a pattern under all. */
function bucketOf(term: TagTerm): string | typeof anyValue {
  return term.like ? anyValue : term.value ?? anyValue;
}

/** The candidates of one account, so arranged that a resource meets only those it can match. */
export class CandidateBucket {
  private readonly plain: Candidate[] = [];
  /** By what stands before the first `*`, which an ARN must begin with */
  private readonly byPrefix = new Map<string, Candidate[]>();
  private readonly prefixLengths = new Set<number>();
  private readonly byTag = new Map<
    string,
    Map<string | typeof anyValue, Candidate[]>
  >();

  add(candidate: Candidate): void {
    const { arn } = candidate;
    const { tags } = candidate.resolved.selector;
    if (arn) {
      append(this.byPrefix, arn.literalPrefix, candidate);
      this.prefixLengths.add(arn.literalPrefix.length);
      return;
    }
    const [first] = tags;
    if (!first) {
      this.plain.push(candidate);
      return;
    }
    // Under the term that is rarest so far: all may share Env=prod, one alone has Service=checkout
    const term = tags.reduce((rarest, next) =>
      this.candidatesWith(next).length < this.candidatesWith(rarest).length
        ? next
        : rarest,
    );
    const values = this.byTag.get(term.key) ?? new Map();
    this.byTag.set(term.key, values);
    append(values, bucketOf(term), candidate);
  }

  private candidatesWith(term: TagTerm): Candidate[] {
    return this.byTag.get(term.key)?.get(bucketOf(term)) ?? [];
  }

  /** Candidates that may match; all their conditions are still to be checked */
  *find(facts: Facts): Iterable<Candidate> {
    yield* this.plain;
    for (const id of facts.ids) {
      for (const length of this.prefixLengths) {
        if (length <= id.length) {
          yield* this.byPrefix.get(id.slice(0, length)) ?? [];
        }
      }
    }
    for (const [key, value] of Object.entries(facts.tags ?? {})) {
      const values = this.byTag.get(key);
      if (values) {
        yield* values.get(value) ?? [];
        yield* values.get(anyValue) ?? [];
      }
    }
  }
}
