import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { GuidanceLanguage } from '../guidance';
import type { operations } from './generated/schema';
import type { HandbookApi } from './HandbookApi';
import type {
  OrganisationApi,
  PageQuery,
  SecurityHubRequestOptions,
} from './OrganisationApi';
import type {
  Decision,
  DecisionKind,
  DecisionPreview,
  DecisionRequest,
  EntityScope,
  EntitySummary,
  FindingDetails,
  FindingGroupPage,
  FindingPage,
  RollUpMemberPage,
  SyncReport,
} from './types';

/** Filters, order and page of a list of findings. @public */
export type FindingsQuery = NonNullable<
  operations['getEntityFindings']['parameters']['query']
>;

/** Filters, grouping and page of a list of groups. @public */
export type FindingGroupsQuery = NonNullable<
  operations['getEntityFindingGroups']['parameters']['query']
>;

/** Findings that a decision is about, before it is made. @public */
export type DecisionPreviewRequest = {
  kind: DecisionKind;
  /** 1 to 500 keys of findings */
  findingKeys: string[];
};

/**
 * The HTTP API of the Security Hub backend plugin (see `openapi/security-hub.yaml`). Every method rejects with a `ResponseError` of
 * `@backstage/errors` when the backend answers with an error, and with an `AbortError` when the signal ends the request. @public
 */
export interface SecurityHubApi extends OrganisationApi, HandbookApi {
  /** One page of the findings of an entity. */
  getFindings(
    entity: CompoundEntityRef,
    query?: FindingsQuery,
    options?: SecurityHubRequestOptions,
  ): Promise<FindingPage>;
  /** One page of the findings grouped by control, resource or account. */
  getGroups(
    entity: CompoundEntityRef,
    query?: FindingGroupsQuery,
    options?: SecurityHubRequestOptions,
  ): Promise<FindingGroupPage>;
  /** Counters, facets and freshness of an entity. */
  getSummary(
    entity: CompoundEntityRef,
    options?: SecurityHubRequestOptions,
  ): Promise<EntitySummary>;
  /** The selectors of an entity, what each matched and what is wrong with it. */
  getScope(
    entity: CompoundEntityRef,
    options?: SecurityHubRequestOptions,
  ): Promise<EntityScope>;
  /** What a System, Domain, Group or User sums up, member by member. */
  getMembers(
    entity: CompoundEntityRef,
    query?: PageQuery,
    options?: SecurityHubRequestOptions,
  ): Promise<RollUpMemberPage>;
  /** One finding with guidance, evidence and history. `entityRef` names the entity from whose page it is opened. */
  getFinding(
    key: string,
    query?: { entityRef?: string; language?: GuidanceLanguage },
    options?: SecurityHubRequestOptions,
  ): Promise<FindingDetails>;
  /** What a decision would cover, without deciding. */
  previewDecision(
    entity: CompoundEntityRef,
    request: DecisionPreviewRequest,
    options?: SecurityHubRequestOptions,
  ): Promise<DecisionPreview>;
  /** Decides on findings of an entity. */
  createDecision(
    entity: CompoundEntityRef,
    request: DecisionRequest,
    options?: SecurityHubRequestOptions,
  ): Promise<Decision>;
  /** A decision and the state of its write-back per finding. */
  getDecision(
    entity: CompoundEntityRef,
    decisionId: string,
    options?: SecurityHubRequestOptions,
  ): Promise<Decision>;
  /** Tries the failed write-backs of a decision again. */
  retryDecision(
    entity: CompoundEntityRef,
    decisionId: string,
    options?: SecurityHubRequestOptions,
  ): Promise<Decision>;
  /** How fresh the store is, per source. */
  getSync(options?: SecurityHubRequestOptions): Promise<SyncReport>;
}
