import { IndexableDocument } from '@backstage/plugin-search-common';
import {
  HandbookPageItem,
  Verdict,
} from 'backstage-plugin-security-hub-common';

/** A page of the handbook in the portal's search. @public */
export type HandbookDocument = IndexableDocument & {
  /** As in the API of the plugin: `EC2.22`, `guardduty:ec2-instance`, `own:egress-proxy` */
  pageId: string;
  /** AWS's severity of a control, e.g. `HIGH`; empty for pages that are not about a control */
  severity: string;
  /** Of a control the part of its id before the dot, else the product */
  service: string;
  /** How many hazards the page warns of */
  hazards: number;
  /** Different verdicts of the organisation; empty where it has decided nothing */
  verdicts: Verdict[];
};

/**
 * What is indexed of a page. Its id stands at the end of the text: Lunr looks for `IAM.6` in two parts, and would put other pages first that
 * name IAM more often.
 *
 * A document has the same fields whatever the page: Lunr searches only those of the first one. What the portal counts of findings is left
 * out.
 *
 * @param page as GET /handbook/pages?include=text gives it
 * @param location path of the page _Security Hub_ in the portal, e.g. `/security-hub`
 */
export function documentOf(
  page: HandbookPageItem,
  location: string,
): HandbookDocument {
  return {
    title: page.kind === 'control' ? `${page.id} ${page.title}` : page.title,
    text: page.text ? `${page.text}\n${page.id}` : page.id,
    location: `${location}?tab=handbook&page=${encodeURIComponent(page.id)}`,
    pageId: page.id,
    severity: page.severity ?? '',
    service: page.service,
    hazards: page.hazards,
    verdicts: page.overlay?.verdicts ?? [],
  };
}
