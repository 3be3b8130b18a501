import { components } from './generated/schema';

type Schemas = components['schemas'];

/** A finding in a list. @public */
export type Finding = Schemas['Finding'];
/** One page of findings. @public */
export type FindingPage = Schemas['FindingPage'];
/** A group of findings. @public */
export type FindingGroup = Schemas['FindingGroup'];
/** One page of groups. @public */
export type FindingGroupPage = Schemas['FindingGroupPage'];
/** A finding with guidance, evidence and history. @public */
export type FindingDetails = Schemas['FindingDetails'];
/** One thing that a priority was made from. @public */
export type PriorityInput = Schemas['PriorityInput'];
/** Counters, facets and freshness of an entity. @public */
export type EntitySummary = Schemas['EntitySummary'];
/** The selectors of an entity and what they match. @public */
export type EntityScope = Schemas['EntityScope'];
/** How fresh the entity's data is. @public */
export type Freshness = Schemas['Freshness'];
/** Freshness of one account and Region. @public */
export type AccountFreshness = Schemas['AccountFreshness'];
/** State of freshness. @public */
export type FreshnessState = Schemas['FreshnessState'];
/** What is looked at in AWS beside the findings. @public */
export type FreshnessCheck = Schemas['FreshnessCheck'];
/** What is to be said beside a state of freshness. @public */
export type FreshnessNote = Schemas['FreshnessNote'];
/** How much a rule of ingestion left out. @public */
export type SkippedCount = Schemas['SkippedCount'];
/** The queue that AWS pushes findings to. @public */
export type EventQueueState = Schemas['EventQueueState'];
/** Body of a decision. @public */
export type DecisionRequest = Schemas['DecisionRequest'];
/** A decision with its results. @public */
export type Decision = Schemas['Decision'];
/** What a decision would cover. @public */
export type DecisionPreview = Schemas['DecisionPreview'];
/** Kind of a decision. @public */
export type DecisionKind = Schemas['DecisionKind'];
/** Reason of an acceptance or of a false positive. @public */
export type DecisionReason = Schemas['DecisionReason'];
/** State of a write-back. @public */
export type WriteBackState = Schemas['WriteBackState'];
/** How fresh the store is. @public */
export type SyncReport = Schemas['SyncReport'];
/** An event in a finding's history. @public */
export type HistoryEvent = Schemas['HistoryEvent'];
/** Why an entity is an owner of a finding. @public */
export type OwnershipReason = Schemas['OwnershipReason'];
/** Error in the form of `@backstage/errors`. @public */
export type ErrorBody = Schemas['ErrorBody'];
/** What the handbook says about a control, as the contract has it; read it as `ControlGuidance`. @public */
export type Guidance = Schemas['Guidance'];
/** An account with its environment. @public */
export type Account = Schemas['Account'];
/** A resource of a finding. @public */
export type ResourceSummary = Schemas['ResourceSummary'];
/** A selector of an entity's scope. @public */
export type ScopeSelector = Schemas['ScopeSelector'];
/** A part of an annotation that cannot be read. @public */
export type ScopeProblem = Schemas['ScopeProblem'];
/** The decision that a finding stands under. @public */
export type FindingDecision = Schemas['FindingDecision'];
/** Result of a decision for one finding. @public */
export type DecisionResult = Schemas['DecisionResult'];
/** A member of a roll-up with its counters. @public */
export type RollUpMember = Schemas['RollUpMember'];
/** One page of the members of a roll-up. @public */
export type RollUpMemberPage = Schemas['RollUpMemberPage'];
/** Annotations to try. @public */
export type ScopePreviewRequest = Schemas['ScopePreviewRequest'];
/** What annotations would match. @public */
export type ScopePreview = Schemas['ScopePreview'];
/** State of a claim. @public */
export type ClaimState = Schemas['ClaimState'];
/** A claim of an entity on accounts. @public */
export type Claim = Schemas['Claim'];
/** One page of claims. @public */
export type ClaimPage = Schemas['ClaimPage'];
/** Findings without an owner that have something in common. @public */
export type OrphanGroup = Schemas['OrphanGroup'];
/** One page of groups of findings without an owner. @public */
export type OrphanGroupPage = Schemas['OrphanGroupPage'];
/** Entities that match the same findings equally. @public */
export type Conflict = Schemas['Conflict'];
/** One page of conflicts. @public */
export type ConflictPage = Schemas['ConflictPage'];
/** How many findings have an owner. @public */
export type CoverageReport = Schemas['CoverageReport'];
/** Findings by how they have an owner. @public */
export type CoverageCounts = Schemas['CoverageCounts'];
/** Selectors that match nothing. @public */
export type SelectorReport = Schemas['SelectorReport'];
/** Findings by priority. @public */
export type PriorityCounts = Schemas['PriorityCounts'];
/** Where an account stands. @public */
export type AccountState = Schemas['AccountState'];
/** Who says something of an account. @public */
export type LedgerSource = Schemas['LedgerSource'];
/** An account of the ledger. @public */
export type LedgerAccount = Schemas['LedgerAccount'];
/** One page of the account ledger. @public */
export type LedgerAccountPage = Schemas['LedgerAccountPage'];
/** What the organisation decided about a control. @public */
export type Verdict = Schemas['Verdict'];
/** What a page of the handbook is about. @public */
export type HandbookPageKind = Schemas['HandbookPageKind'];
/** What is counted of a control. @public */
export type HandbookUse = Schemas['HandbookUse'];
/** Whose findings are counted. @public */
export type HandbookUseBasis = Schemas['HandbookUseBasis'];
/** How much of the handbook is written, and how old it is. @public */
export type HandbookReport = Schemas['HandbookReport'];
/** A file of the organisation that cannot be used. @public */
export type HandbookFileProblem = Schemas['HandbookFileProblem'];
/** What the organisation says about a control, in a list. @public */
export type HandbookOverlaySummary = Schemas['HandbookOverlaySummary'];
/** A value of a filter, with how often it occurs. @public */
export type FacetValue = Schemas['FacetValue'];
/** A page of the handbook in a list. @public */
export type HandbookPageItem = Schemas['HandbookPageItem'];
/** One page of the pages of the handbook. @public */
export type HandbookPageList = Schemas['HandbookPageList'];
/** Where a control fails. @public */
export type HandbookPageUse = Schemas['HandbookPageUse'];
/** The pages about what an entity has to act on, as the contract has them; read their guidance as `ControlGuidance`. @public */
export type EntityHandbook = Schemas['EntityHandbook'];
