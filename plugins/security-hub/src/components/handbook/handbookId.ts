/** The id of the view, of which a page has one; on paper it stands alone. */
export const handbookId = 'security-hub-handbook';

/** The id of a group in the view, as it stands in the URL after `#`. */
export function groupAnchor(groupKey: string): string {
  return `${handbookId}-${encodeURIComponent(groupKey)}`;
}
