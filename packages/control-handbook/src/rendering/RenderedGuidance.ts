import type { ControlFacts } from '../facts/ControlFacts';
import type {
  CostLevel,
  Downtime,
  Effort,
  ExceptionReason,
  FixMethod,
  GuardrailKind,
  HandbookLanguage,
  HazardKind,
  MissingFixReason,
} from '../page/vocabulary';
import type { InsertedValue, UnresolvedPlaceholder } from './fillPlaceholders';
import type { MatchedOn } from './matchConditions';

/** A link to a public document, https only. */
export interface RenderedLink {
  title: string;
  url: string;
}

/** Prose: Markdown without HTML and remote images. */
export interface RenderedText {
  type: 'text';
  markdown: string;
  /** The language it is written in, which is English where the translation is missing. */
  language: HandbookLanguage;
  inserted: InsertedValue[];
  unresolved: UnresolvedPlaceholder[];
}

/** A snippet with the values of the finding. */
export interface RenderedCode {
  type: 'code';
  /** `hcl`, `yaml`, `json` or `shell`. */
  language: string;
  /** A file name, where the snippet is one file of several. */
  label?: string;
  code: string;
  inserted: InsertedValue[];
  /** Placeholders that a person has to fill in: they are still in `code`. */
  unresolved: UnresolvedPlaceholder[];
}

/** A piece of a section, in the order of reading. */
export type RenderedBlock = RenderedText | RenderedCode;

/** What following the advice can do, for this resource. */
export interface RenderedHazard {
  id: string;
  kind: HazardKind;
  title: string;
  /** `true`: it applies to this resource. `false`: it does not. `undefined`: nobody can tell from the finding, see `check`. */
  matched?: boolean;
  /** What matched; empty unless `matched` is true. */
  matchedOn: MatchedOn[];
  /** What a person has to look at; only where `matched` is not true. */
  check?: RenderedText;
  happens: RenderedText;
  instead: RenderedText;
  sources: RenderedLink[];
  /** Without sources, we say that we reasoned it out ourselves. */
  basis: 'sources' | 'reasoning';
}

/** A reason why a finding may stay, usable to start an acceptance from. */
export interface RenderedException {
  id: string;
  reason: ExceptionReason;
  title: string;
  /** Plain text for the justification. No value of the finding is in it. */
  text: string;
  language: HandbookLanguage;
  matched?: boolean;
  matchedOn: MatchedOn[];
  /** Days after which it should be looked at again. */
  suggestedDays?: number;
  sources: RenderedLink[];
}

/** A rule that would have prevented the finding. */
export interface RenderedGuardrail {
  kind: GuardrailKind;
  /** The id of the rule in its catalogue, such as `CKV_AWS_53`. */
  id?: string;
  note: string;
}

/** The fix by one method. */
export interface RenderedFix {
  method: FixMethod;
  blocks: RenderedBlock[];
}

/** What the handbook's page says. Sections that the page does not have are empty. */
export interface RenderedPage {
  /** Path in the package, for an edit link: `controls/EC2/EC2.22.md`. */
  sourcePath: string;
  /** When a person last checked the page, `YYYY-MM-DD`. */
  reviewed: string;
  /** `partial` and `missing`: some or all texts are English although another language was asked for. */
  translation: 'original' | 'complete' | 'partial' | 'missing';
  /** The control is no longer checked by AWS; see `whatChanged`. */
  retired?: { date: string; replacedBy: string[]; source: RenderedLink };
  whatChanged: RenderedBlock[];
  whyItMatters: RenderedBlock[];
  /** Those that match first, then those to check, then those that do not apply. */
  hazards: RenderedHazard[];
  exceptions: RenderedException[];
  /** Absent on a retired page. */
  effort?: Effort;
  /** Absent on a retired page. */
  downtime?: Downtime;
  /** Absent on a retired page. */
  cost?: { level: CostLevel; note: RenderedText };
  fix: {
    /** What to know where the resource exists already. */
    existingResource: RenderedBlock[];
    methods: RenderedFix[];
    /** The method to show first: how the resource seems to be made, by its tags. Absent when the tags do not tell. */
    preferredMethod?: FixMethod;
    /** Methods without a fix, and why. */
    missing: { method: FixMethod; reason: MissingFixReason }[];
  };
  verify: RenderedBlock[];
  rollBack: RenderedBlock[];
  guardrails: RenderedGuardrail[];
  references: RenderedLink[];
}

/** Everything that the handbook has to say about one finding. Plain data, safe to send as JSON. */
export interface RenderedGuidance {
  controlId: string;
  facts: ControlFacts;
  language: HandbookLanguage;
  /** AWS's own page. */
  documentation: RenderedLink;
  /** `undefined` when nobody has written a page yet: show the facts and AWS's link, and say so. */
  page?: RenderedPage;
}
