import { FindingFacts, GuidanceSubject } from 'aws-control-handbook';
import {
  EntityScope,
  Environment,
  Freshness,
  GuidanceFindingType,
  GuidanceLanguage,
  GuidanceOverlay,
  HistoryEvent,
} from 'backstage-plugin-security-hub-common';
import { OverlayVerdicts } from '../handbook/overlay';
import { PresentedDecision } from './presentationContext';

/** The active decision of each finding that has one, with the state of its write-back. */
export interface DecisionLookup {
  decisionsOf(
    findingKeys: string[],
  ): Promise<ReadonlyMap<string, PresentedDecision>>;
  /** Those of which a decision has ended, and AWS is still to be told or to show it */
  endingOf(findingKeys: string[]): Promise<ReadonlySet<string>>;
}

/** What the organisation says about controls, and about findings that no control makes. */
export interface OverlayLookup {
  /** For a finding of the control; undefined where the organisation says nothing */
  of(
    controlId: string,
    finding: {
      environment: Environment;
      account: string | undefined;
      /** Ref of the primary entity */
      primary: string | undefined;
      subject: GuidanceSubject;
    },
  ): GuidanceOverlay | undefined;
  /** A page of its own about such a finding; undefined where it has none */
  pageFor(
    finding: FindingFacts,
    options: { subject: GuidanceSubject; language: GuidanceLanguage },
  ): GuidanceFindingType | undefined;
}

/** The verdicts of the organisation in lists. */
export type VerdictLookup = Pick<
  OverlayVerdicts,
  'of' | 'judged' | 'generation'
>;

/** How fresh the data of accounts is. */
export interface FreshnessLookup {
  freshnessOf(accounts: string[]): Promise<Freshness>;
}

/** What ownership knows of an entity, without its counts. */
export type KnownScope = Omit<EntityScope, 'selectors' | 'problems'> & {
  configured: boolean;
  selectors: Array<
    Omit<EntityScope['selectors'][number], 'matched'> & {
      hash: string;
    } & FromRelated
  >;
  problems: Array<EntityScope['problems'][number] & FromRelated>;
};

/** What comes from a related entity is only for those who may read that one. */
type FromRelated = { relatedRef?: string };

/** Scopes and owners as the catalog last gave them. */
export interface ScopeLookup {
  /** The scope of an entity; an empty one when the sweep has not seen it yet */
  scopeOf(entityRef: string): KnownScope;
  /** Owners of an entity; a group owns itself */
  ownersOf(entityRef: string): string[];
}

/** What happened to a finding, oldest first. */
export interface HistoryLookup {
  historyOf(findingKey: string): Promise<HistoryEvent[]>;
}
