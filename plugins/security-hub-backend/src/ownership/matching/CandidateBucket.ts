import { splitArn } from '../scope';
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

/** The candidates of one account, so arranged that a resource meets only those it can match. */
export class CandidateBucket {
  private readonly plain: Candidate[] = [];
  private readonly byService = new Map<string, Candidate[]>();
  private readonly byTag = new Map<
    string,
    Map<string | typeof anyValue, Candidate[]>
  >();

  add(candidate: Candidate): void {
    const { arn } = candidate;
    const { tags } = candidate.resolved.selector;
    if (arn) {
      append(this.byService, arn.service, candidate);
      return;
    }
    // A value is rarer than a key
    const [term] = [
      ...tags.filter(({ value }) => value !== undefined),
      ...tags,
    ];
    if (!term) {
      this.plain.push(candidate);
      return;
    }
    const values = this.byTag.get(term.key) ?? new Map();
    this.byTag.set(term.key, values);
    append(values, term.value ?? anyValue, candidate);
  }

  /** Candidates that may match; all their conditions are still to be checked */
  *find(facts: Facts): Iterable<Candidate> {
    yield* this.plain;
    const services = new Set(facts.ids.map(id => splitArn(id)?.[2]));
    for (const service of services) {
      if (service !== undefined) {
        yield* this.byService.get(service) ?? [];
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
