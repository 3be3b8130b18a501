/** An element of a comma-separated list, with its index in the text. */
export type ListElement = { text: string; position: number };

/** Splits at commas and trims; only what stands after a last comma may be empty. */
export function parseList(text: string): ListElement[] {
  const elements: ListElement[] = [];
  let start = 0;
  for (const raw of text.split(',')) {
    const leading = raw.length - raw.trimStart().length;
    elements.push({ text: raw.trim(), position: start + leading });
    start += raw.length + 1;
  }
  if (elements.length > 1 && elements[elements.length - 1].text === '') {
    elements.pop();
  }
  return elements;
}
