/** The number of characters to insert, delete or replace on the way from one word to the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, character] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      next.push(
        Math.min(
          (next[column] ?? 0) + 1,
          (row[column + 1] ?? 0) + 1,
          (row[column] ?? 0) + Number(character !== other),
        ),
      );
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

/** What was probably meant, as the end of a message, or nothing: `; did you mean BucketName?`. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const folded = name.toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const other = candidate.toLowerCase();
    const far = distance(folded, other);
    // Shortened names are far away: VersioningConfig is meant for VersioningConfiguration.
    const shortened =
      Math.min(folded.length, other.length) > 3 &&
      (other.startsWith(folded) || folded.startsWith(other));
    const steps = shortened ? Math.min(far, 1 + far / 100) : far;
    if (steps < least && steps < name.length) {
      best = candidate;
      least = steps;
    }
  }
  return best === undefined ? '' : `; did you mean ${best}?`;
}
