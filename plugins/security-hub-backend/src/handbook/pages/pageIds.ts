/** What an id of a page names. */
export type PageId =
  | { kind: 'control'; controlId: string }
  | { kind: 'finding-type'; product: string; id: string }
  | { kind: 'own'; id: string };

const OWN = 'own';

/** The id of a page about finding types: `guardduty:ec2-instance`. */
export function findingTypePageId(page: {
  product: string;
  id: string;
}): string {
  return `${page.product}:${page.id}`;
}

/** The id of a page of the organisation: `own:egress-proxy`. */
export function ownPageId(id: string): string {
  return `${OWN}:${id}`;
}

/** Reads an id; what has no colon is a control's. */
export function parsePageId(text: string): PageId {
  const colon = text.indexOf(':');
  if (colon < 0) {
    return { kind: 'control', controlId: text };
  }
  const before = text.slice(0, colon);
  const id = text.slice(colon + 1);
  return before === OWN
    ? { kind: 'own', id }
    : { kind: 'finding-type', product: before, id };
}
