import type {
  FindingTypeProduct,
  FindingTypeResponder,
  HandbookLanguage,
  ResourceKind,
} from '../page/vocabulary';
import type {
  RenderedBlock,
  RenderedException,
  RenderedHazard,
  RenderedLink,
  RenderedPage,
} from './RenderedGuidance';

/** What to do first about one kind of resource. */
export interface RenderedResourceResponse {
  kind: ResourceKind;
  blocks: RenderedBlock[];
}

/** What the handbook says about a finding of another product than Security Hub. Plain data, safe to send as JSON. */
export interface RenderedFindingType {
  product: FindingTypeProduct;
  id: string;
  title: string;
  titleLanguage: HandbookLanguage;
  /** Who acts: those who answer threats, or the owner of the resource. */
  responder: FindingTypeResponder;
  /** Path in the package, for an edit link: `findings/guardduty/backdoor.md`. */
  sourcePath: string;
  /** When a person last checked the page, `YYYY-MM-DD`. */
  reviewed: string;
  /** As for a control's page. */
  translation: RenderedPage['translation'];
  /** Those that match first, then those to check, then those that do not apply. */
  hazards: RenderedHazard[];
  meaning: RenderedBlock[];
  /** What to do first, whatever the resource is. */
  firstResponse: RenderedBlock[];
  /**
   * `true`: `byResource` has the one kind that the finding's resource is of, with its values. `false`: the page does not know the
   * resource's kind, so `byResource` has all that it knows, and no value of the resource is filled in. Absent: it has none.
   */
  resourceKnown?: boolean;
  byResource: RenderedResourceResponse[];
  whoToCall: RenderedBlock[];
  verify: RenderedBlock[];
  /** Empty for a threat. */
  exceptions: RenderedException[];
  references: RenderedLink[];
}
