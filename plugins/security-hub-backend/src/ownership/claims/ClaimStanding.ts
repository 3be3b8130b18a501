import { sha256 } from '../../hashing/sha256';

/** What somebody has said of a claim. */
export type ClaimVerdict = 'confirmed' | 'rejected';

/** The verdicts at one time. A claim of which nothing is said here is pending. */
export type ClaimStanding = {
  /** By the hash of the claim */
  verdicts: ReadonlyMap<string, ClaimVerdict>;
  /** Equal digests, equal verdicts */
  digest: string;
};

/** Makes a standing of verdicts in any order. */
export function createStanding(
  verdicts: Iterable<readonly [hash: string, verdict: ClaimVerdict]>,
): ClaimStanding {
  const sorted = [...verdicts].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    verdicts: new Map(sorted),
    digest: sha256(JSON.stringify(sorted)),
  };
}

/** Nobody has said anything. */
export const nothingStands: ClaimStanding = createStanding([]);
