import {
  EntityHandbook,
  EntityScope,
  EntitySummary,
  FindingDetails,
  FindingGroupPage,
  FindingPage,
  RollUpMemberPage,
} from 'backstage-plugin-security-hub-common';
import { FindingSort } from '../database/operations/queries/findingOrder';
import { GuidanceLanguage } from '../handbook/HandbookService';
import { UserCredentials } from '../access/EntityAccess';
import { AskedFilters } from './askedFilters';
import { AskedGroups } from './GroupsLoader';

/** Reads findings on behalf of a caller; nothing waits for AWS. */
export interface FindingsService {
  /** @throws NotFoundError, NotAllowedError as `EntityAccess`; InputError for a cursor of another list */
  list(
    entityRef: string,
    query: {
      filters: AskedFilters;
      sort: FindingSort;
      limit: number;
      cursor?: string;
    },
    credentials: UserCredentials,
  ): Promise<FindingPage>;

  /** @throws NotFoundError, NotAllowedError as `EntityAccess` */
  groups(
    entityRef: string,
    query: AskedGroups,
    credentials: UserCredentials,
  ): Promise<FindingGroupPage>;

  /** @throws NotFoundError, NotAllowedError as `EntityAccess` */
  summary(
    entityRef: string,
    credentials: UserCredentials,
  ): Promise<EntitySummary>;

  /** @throws NotFoundError, NotAllowedError as `EntityAccess` */
  scope(entityRef: string, credentials: UserCredentials): Promise<EntityScope>;

  /**
   * The entities that a System, Domain, Group or User sums up, each with its own numbers; of others only the entity itself.
   *
   * @throws NotFoundError, NotAllowedError as `EntityAccess`
   */
  members(
    entityRef: string,
    query: { limit: number; offset: number },
    credentials: UserCredentials,
  ): Promise<RollUpMemberPage>;

  /**
   * One finding. Whoever may not see it learns no more than that there is none.
   *
   * @throws NotFoundError
   */
  details(
    key: string,
    query: { entityRef?: string; language: GuidanceLanguage },
    credentials: UserCredentials,
  ): Promise<FindingDetails>;

  /**
   * The pages of the handbook about everything that somebody still has to act on, most urgent first.
   *
   * @throws NotFoundError, NotAllowedError as `EntityAccess`
   */
  handbook(
    entityRef: string,
    query: { language: GuidanceLanguage; limit: number; offset: number },
    credentials: UserCredentials,
  ): Promise<EntityHandbook>;
}
