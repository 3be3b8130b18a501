/** Languages in which the handbook is written. @public */
export type GuidanceLanguage = 'en' | 'ja';

/** A link to a public document, https only. @public */
export type GuidanceLink = { title: string; url: string };

/** A value of the finding that stands in a text, before it was encoded. @public */
export type GuidanceInsertedValue = { placeholder: string; value: string };

/**
 * A value that was not inserted: its placeholder is still in the text. `unknown-value`: the finding does not tell; `unsafe-characters`:
 * it holds control, bidi or newline characters or is too long; `interpreted`: the tool would take it for more than data;
 * `unsafe-place`: the page has it where no value can stand. `shownValue` has unsafe characters spelled out. @public
 */
export type GuidanceUnresolvedValue = {
  placeholder: string;
  reason:
    | 'unknown-value'
    | 'unsafe-characters'
    | 'interpreted'
    | 'unsafe-place';
  shownValue?: string;
};

/** Prose in Markdown without HTML and remote images. @public */
export type GuidanceText = {
  type: 'text';
  markdown: string;
  language: GuidanceLanguage;
  inserted: GuidanceInsertedValue[];
  unresolved: GuidanceUnresolvedValue[];
};

/** A snippet (`hcl`, `yaml`, `json`, `shell`) with the finding's values in it. @public */
export type GuidanceCode = {
  type: 'code';
  language: string;
  /** A file name, where the snippet is one file of several */
  label?: string;
  code: string;
  inserted: GuidanceInsertedValue[];
  unresolved: GuidanceUnresolvedValue[];
};

/** A piece of a section, in the order of reading. @public */
export type GuidanceBlock = GuidanceText | GuidanceCode;

/** The fact about the resource on which a hazard or an exception matched; `always` has neither pattern nor value. @public */
export type GuidanceMatch = {
  kind: 'always' | 'name' | 'arn' | 'resource-type' | 'tag';
  pattern?: string;
  value?: string;
};

/** What following the advice can do. `matched` is undefined when nobody can tell from the finding. @public */
export type GuidanceHazard = {
  id: string;
  kind:
    | 'replaces-resource'
    | 'downtime'
    | 'cost'
    | 'service-managed'
    | 'irreversible'
    | 'breaks-clients'
    | 'needs-coordination';
  title: string;
  matched?: boolean;
  matchedOn: GuidanceMatch[];
  /** What a person has to look at; only where `matched` is not true */
  check?: GuidanceText;
  happens: GuidanceText;
  instead: GuidanceText;
  sources: GuidanceLink[];
  basis: 'sources' | 'reasoning';
};

/** A reason why a finding may stay, to start an acceptance from. @public */
export type GuidanceException = {
  id: string;
  reason:
    | 'by-design'
    | 'system-constraint'
    | 'operational-constraint'
    | 'requires-recreation'
    | 'fix-causes-problem'
    | 'compensating-control'
    | 'not-applicable';
  title: string;
  /** Plain text for the justification */
  text: string;
  language: GuidanceLanguage;
  matched?: boolean;
  matchedOn: GuidanceMatch[];
  /** Days after which it should be looked at again */
  suggestedDays?: number;
  sources: GuidanceLink[];
};

/** A rule that would have prevented the finding. @public */
export type GuidanceGuardrail = {
  kind:
    | 'scp'
    | 'rcp'
    | 'config-proactive'
    | 'control-tower'
    | 'cloudformation-hook'
    | 'checkov'
    | 'trivy'
    | 'account-setting'
    | 'iam-policy'
    | 'opa';
  id?: string;
  note: string;
};
