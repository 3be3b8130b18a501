/** Names of the user-defined fields that are ours. AWS: key at most 128, value at most 1024 characters. */
export const markerFields = {
  decision: 'backstageDecision',
  ends: 'backstageEnds',
  link: 'backstageLink',
} as const;

/** UpdatedBy of our notes: no person is named to AWS. */
export const noteAuthor = 'backstage-security-hub';

/** What our fields on a record say. */
export type Marker = {
  decisionId: string;
  /** False once the decision's end was written over it */
  live: boolean;
};

type Fields = Readonly<Record<string, string>>;

const ended = 'ended ';
const ours = new Set<string>(Object.values(markerFields));

/** The fields that go to AWS with a decision; the same for all its findings. */
export function markerOf(options: {
  decisionId: string;
  /** ISO 8601; absent where it ends by no date */
  endsAt?: string;
  /** ISO 8601; given when the decision is taken back */
  endedAt?: string;
  link: string;
}): Record<string, string> {
  return {
    [markerFields.decision]: options.decisionId,
    [markerFields.ends]:
      options.endedAt === undefined
        ? options.endsAt ?? 'open'
        : `${ended}${options.endedAt}`,
    [markerFields.link]: options.link,
  };
}

/** Our mark on a record, if it bears one. */
export function readMarker(fields: Fields | undefined): Marker | undefined {
  const decisionId = fields?.[markerFields.decision];
  if (!fields || !decisionId) {
    return undefined;
  }
  return {
    decisionId,
    live: !(fields[markerFields.ends] ?? '').startsWith(ended),
  };
}

/** True if somebody else keeps fields on the record: a write of fields could replace them. */
export function hasForeignFields(fields: Fields | undefined): boolean {
  return Object.keys(fields ?? {}).some(key => !ours.has(key));
}
