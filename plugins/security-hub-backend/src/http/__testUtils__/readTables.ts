/** A table of a Markdown text, under the heading of its section. */
export type MarkdownTable = {
  title: string;
  /** By the words of the first row */
  rows: Array<Record<string, string>>;
};

/** The tables of a Markdown text. */
export function readTables(markdown: string): MarkdownTable[] {
  const tables: MarkdownTable[] = [];
  let title = '';
  let names: string[] | undefined;
  for (const line of markdown.split('\n')) {
    if (line.startsWith('#')) {
      title = line.replace(/^#+\s*/, '');
    }
    if (!line.startsWith('|')) {
      names = undefined;
      continue;
    }
    const cells = line
      .slice(1, line.lastIndexOf('|'))
      .split('|')
      .map(cell => cell.trim());
    if (!names) {
      names = cells;
      tables.push({ title, rows: [] });
    } else if (!cells.every(cell => /^[-:]+$/.test(cell))) {
      const keys = names;
      tables
        .at(-1)
        ?.rows.push(
          Object.fromEntries(cells.map((cell, index) => [keys[index], cell])),
        );
    }
  }
  return tables;
}
