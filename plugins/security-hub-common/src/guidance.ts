import type { HandbookUse, HandbookUseBasis } from './api/types';
import type {
  GuidanceBlock,
  GuidanceException,
  GuidanceGuardrail,
  GuidanceHazard,
  GuidanceLanguage,
  GuidanceLink,
  GuidanceText,
} from './guidanceParts';

export * from './guidanceParts';

/** The ways a fix can be written. @public */
export type GuidanceFixMethod =
  | 'terraform'
  | 'cloudformation'
  | 'cli'
  | 'console';

/** What a page of the handbook says; sections that it does not have are empty. @public */
export type GuidancePage = {
  sourcePath: string;
  /** When a person last checked the page, `YYYY-MM-DD` */
  reviewed: string;
  /** `partial`, `missing`: some or all texts are English although another language was asked for */
  translation: 'original' | 'complete' | 'partial' | 'missing';
  /** AWS no longer checks the control; see `whatChanged` */
  retired?: { date: string; replacedBy: string[]; source: GuidanceLink };
  whatChanged: GuidanceBlock[];
  whyItMatters: GuidanceBlock[];
  hazards: GuidanceHazard[];
  exceptions: GuidanceException[];
  effort?: 'minutes' | 'hours' | 'days' | 'weeks';
  downtime?: 'none' | 'restart' | 'window' | 'depends';
  cost?: { level: 'none' | 'low' | 'varies' | 'high'; note: GuidanceText };
  fix: {
    existingResource: GuidanceBlock[];
    methods: Array<{ method: GuidanceFixMethod; blocks: GuidanceBlock[] }>;
    /** How the resource seems to be made, by its tags: the method to show first. Absent when they do not tell */
    preferredMethod?: GuidanceFixMethod;
    missing: Array<{
      method: GuidanceFixMethod;
      reason:
        | 'root-user-only'
        | 'no-such-resource'
        | 'application-change'
        | 'one-time-action';
    }>;
  };
  verify: GuidanceBlock[];
  rollBack: GuidanceBlock[];
  guardrails: GuidanceGuardrail[];
  references: GuidanceLink[];
};

/** Kinds of resources for which a page about finding types has a first response of their own. @public */
export type GuidanceResourceKind =
  | 'instance'
  | 'container'
  | 'image'
  | 'function'
  | 'access-key'
  | 'identity'
  | 'bucket'
  | 'database';

/**
 * What the handbook says about findings of another product than Security Hub, by their types, or the organisation in a page of its own: the
 * JSON of `RenderedFindingType` of the package aws-control-handbook. @public
 */
export type GuidanceFindingType = {
  product: string;
  id: string;
  title: string;
  titleLanguage: GuidanceLanguage;
  /** Who acts: those who answer threats, or the owner of the resource */
  responder: 'threat' | 'owner';
  sourcePath: string;
  /** The page is one of the organisation */
  own?: {
    /** Path in the organisation's folder or repository */
    file: string;
    /** Where the file can be edited */
    editUrl?: string;
    /** Entity ref */
    reviewer: string;
    /** Commit that the file is of */
    revision?: string;
  };
  /** When a person last checked the page, `YYYY-MM-DD` */
  reviewed: string;
  translation: GuidancePage['translation'];
  hazards: GuidanceHazard[];
  meaning: GuidanceBlock[];
  /** What to do first, whatever the resource is */
  firstResponse: GuidanceBlock[];
  /**
   * `true`: `byResource` has the one kind that the finding's resource is of. `false`: the page does not know its kind, so `byResource` has
   * all, without the resource's values. Absent: the page has none
   */
  resourceKnown?: boolean;
  byResource: Array<{ kind: GuidanceResourceKind; blocks: GuidanceBlock[] }>;
  /** Only of a page of the organisation that has one */
  fix?: GuidancePage['fix'];
  whoToCall: GuidanceBlock[];
  verify: GuidanceBlock[];
  /** As `fix` */
  rollBack?: GuidanceBlock[];
  /** Empty for a threat */
  exceptions: GuidanceException[];
  references: GuidanceLink[];
};

/** What is publicly known about a control. @public */
export type GuidanceFacts = {
  id: string;
  title: string;
  severity: 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW';
  category?: string;
  layer: 'account' | 'network' | 'application' | 'data-store';
  global?: boolean;
  resourceTypes?: string[];
  configRule?: string;
  /** When AWS Config looks: as a resource changes, now and then, or both */
  schedule?: Array<'change' | 'periodic'>;
  parameters?: Array<{
    name: string;
    type?: string;
    default?: string;
    allowed?: string;
    /** Whether an organisation can set it in Security Hub */
    customizable?: boolean;
  }>;
  /** A standard and the requirement ids that the control serves there */
  standards: Record<string, string[]>;
  documentationUrl: string;
  status: 'active' | 'retired' | 'rolled-back' | 'renamed';
  statusDate?: string;
  replacedBy?: string[];
};

/**
 * What the organisation decides about a control, as it counts for the finding. `fix`: it is to be fixed, by `responder` and within
 * `dueInDays` where these are given. `accept`: the risk is accepted, for the reason `acceptAs`. `disable`: the control is to be switched
 * off. `not-applicable`: it says nothing about what is run here. @public
 */
export type GuidanceVerdict = {
  verdict: 'fix' | 'accept' | 'disable' | 'not-applicable';
  /** Plain text; the justification of an acceptance */
  reason: string;
  acceptAs?: GuidanceException['reason'];
  acceptDays?: number;
  /** What the fix would cost here */
  cost?: string;
  /** Entity ref */
  responder?: string;
  dueInDays?: number;
  /** Names the verdict: of another text, another one */
  version: string;
};

/** Of a finding, what a verdict depends on; all parts that are given have to fit. @public */
export type GuidanceVerdictCondition = {
  environments?: string[];
  /** Account ids */
  accounts?: string[];
  /** `spec.type` of the entity that owns the resource */
  entityTypes?: string[];
};

/** All that the organisation says about a control, whatever the finding. The first verdict whose condition holds counts. @public */
export type GuidanceOrganisation = {
  /** Path in the organisation's folder or repository */
  file: string;
  /** Where the file can be edited */
  editUrl?: string;
  /** Entity ref */
  reviewer: string;
  /** `YYYY-MM-DD` */
  reviewed: string;
  /** Whether that is longer than a year ago */
  stale: boolean;
  /** Commit that the file is of */
  revision?: string;
  verdicts: Array<GuidanceVerdict & { when?: GuidanceVerdictCondition }>;
  here?: GuidanceText;
};

/** What the organisation itself says about a control. @public */
export type GuidanceOverlay = {
  /** Path in the organisation's folder or repository */
  file: string;
  /** Where the file can be edited */
  editUrl?: string;
  /** Entity ref */
  reviewer: string;
  /** `YYYY-MM-DD` */
  reviewed: string;
  /** Commit that the file is of */
  revision?: string;
  verdict?: GuidanceVerdict;
  /** "Here we do it with module X" */
  here?: GuidanceText;
};

/**
 * What the handbook says about a finding, as it comes over HTTP: the JSON of `RenderedGuidance` of the package aws-control-handbook, or for a
 * finding of another product the page about its types. Everything is optional, because nothing may be written about a finding. @public
 */
export type ControlGuidance = {
  controlId?: string;
  facts?: GuidanceFacts;
  language?: GuidanceLanguage;
  /** AWS's own page */
  documentation?: GuidanceLink;
  /** Absent when nobody has written a page yet */
  page?: GuidancePage;
  /** Only of a finding that belongs to no control */
  findingType?: GuidanceFindingType;
  /** Absent when the organisation says nothing about the control */
  overlay?: GuidanceOverlay;
};

/** A page of the handbook for reading, as it comes over HTTP: `HandbookPage` of the contract with its guidance. @public */
export type HandbookPage = Omit<ControlGuidance, 'overlay'> & {
  /** As in a list of pages */
  id: string;
  kind: 'control' | 'finding-type' | 'own';
  /** Whether the review of the page itself is longer than a year ago */
  stale: boolean;
  organisation?: GuidanceOrganisation;
  useOf?: HandbookUseBasis;
  use?: HandbookUse;
  /** Where the organisation's file about it is made; only where there is none, for who may edit */
  newFileUrl?: string;
};
