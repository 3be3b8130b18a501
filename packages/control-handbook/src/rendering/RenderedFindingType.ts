import type {
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

/** What the handbook, or an organisation, says about a finding of another product than Security Hub. Plain data, safe to send as JSON. */
export interface RenderedFindingType {
  /** The portal's key of the product */
  product: string;
  id: string;
  title: string;
  titleLanguage: HandbookLanguage;
  /** Who acts: those who answer threats, or the owner of the resource. */
  responder: FindingTypeResponder;
  /** Path in the package, for an edit link: `findings/guardduty/backdoor.md`. Of a page of the organisation as `own.file`. */
  sourcePath: string;
  /** The page is one of the organisation. */
  own?: {
    /** Path in the organisation's folder or repository */
    file: string;
    /** Entity ref */
    reviewer: string;
  };
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
  /** Only where the page has one, which is one of the organisation. `missing` is empty. */
  fix?: RenderedPage['fix'];
  whoToCall: RenderedBlock[];
  verify: RenderedBlock[];
  /** As `fix`. */
  rollBack?: RenderedBlock[];
  /** Empty for a threat. */
  exceptions: RenderedException[];
  references: RenderedLink[];
}
