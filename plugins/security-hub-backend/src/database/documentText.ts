/**
 * A document of AWS as a column holds it. One nested so deeply that it cannot be written as JSON must not hold up the records beside it:
 * what is kept then says so.
 */
export function documentText(document: unknown): string {
  try {
    return JSON.stringify(document ?? null);
  } catch (error) {
    // The engine's limit of nesting; AWS's own records have less than 20 levels
    if (error instanceof RangeError) {
      return JSON.stringify({
        notKept: 'The record is nested too deeply to be kept',
      });
    }
    throw error;
  }
}
