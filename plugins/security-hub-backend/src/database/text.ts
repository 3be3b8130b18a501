/** Text as a column can hold it: PostgreSQL refuses NUL, and indexed columns are bounded. */
export function columnText(text: string, maximum = 255): string {
  const clean = text.includes('\u0000') ? text.split('\u0000').join('') : text;
  return clean.length > maximum ? clean.slice(0, maximum) : clean;
}

/** Long text without NUL. */
export function longText(text: string): string {
  return columnText(text, Number.MAX_SAFE_INTEGER);
}

/** Escapes `%`, `_` and the escape character itself for LIKE ... ESCAPE '!'. */
export function likePattern(text: string): string {
  return `%${text.replace(/[!%_]/g, character => `!${character}`)}%`;
}
