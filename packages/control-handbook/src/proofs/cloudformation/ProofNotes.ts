import { Notes } from '../Notes';

/** Something in a template that has to exist elsewhere in it. */
export interface Reference {
  kind: 'value' | 'attribute' | 'resource' | 'condition' | 'mapping';
  name: string;
  /** Of the resource, for `attribute`. */
  attribute?: string;
  /** Where it stands, for messages. */
  path: string;
}

/** What is found on the way through a template. */
export class ProofNotes extends Notes {
  static override create(): ProofNotes {
    return new ProofNotes();
  }

  readonly references: Reference[] = [];

  private constructor() {
    super();
  }

  reference(reference: Reference) {
    this.references.push(reference);
  }

  override add(other: ProofNotes) {
    super.add(other);
    this.references.push(...other.references);
  }
}
