const LONGEST = 200;

/**
 * What the database said, for logs: without the statement that knex puts before it, which holds text of findings.
 */
export function storeMessage(error: unknown): string {
  // By members, not by class: errors of native modules need not be an Error of this realm
  const { name, code, message } = Object(error) as Record<string, unknown>;
  const text = typeof message === 'string' ? message : '';
  const said = text.slice(text.lastIndexOf(' - ') + 1).replace(/^- /, '');
  return [name, code, said.slice(0, LONGEST)]
    .filter(part => typeof part === 'string' && part !== '')
    .join(' ');
}
