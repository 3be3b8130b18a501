import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  FindingGroupsQuery,
  GuidanceLanguage,
} from 'backstage-plugin-security-hub-common';
import { useEffect } from 'react';
import { securityHubApiRef } from '../api';
import { FilterQuery } from '../state/filterQuery';
import { FindingSort } from '../state/viewState';

/** Rows of findings that one request brings. */
export const findingsPageSize = 50;
/** Members that one request brings. */
export const membersPageSize = 25;
/** Groups on one page. */
export const groupsPageSize = 25;
/** Pages of the handbook that one request brings. */
export const handbookPageSize = 20;
/** Pages of the handbook of one entity that are shown at most. */
export const handbookLimit = 200;

const refresh = 60_000;

/** First part of every key of an entity, so that no entity ever sees the rows of another. */
export function entityKey(entity: CompoundEntityRef) {
  return ['security-hub', stringifyEntityRef(entity)] as const;
}

/** Counters, facets and freshness; read again each minute, which costs no call to AWS. */
export function useSummary(entity: CompoundEntityRef) {
  const api = useApi(securityHubApiRef);
  return useQuery({
    queryKey: [...entityKey(entity), 'summary'],
    queryFn: ({ signal }) => api.getSummary(entity, { signal }),
    refetchInterval: refresh,
  });
}

/** The selectors of the entity. */
export function useScope(entity: CompoundEntityRef) {
  const api = useApi(securityHubApiRef);
  return useQuery({
    queryKey: [...entityKey(entity), 'scope'],
    queryFn: ({ signal }) => api.getScope(entity, { signal }),
  });
}

/** The entities that the page sums up, page after page. */
export function useMembers(entity: CompoundEntityRef) {
  const api = useApi(securityHubApiRef);
  return useInfiniteQuery({
    queryKey: [...entityKey(entity), 'members'],
    queryFn: ({ signal, pageParam }) =>
      api.getMembers(
        entity,
        { limit: membersPageSize, offset: pageParam },
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => {
      const seen = pages.length * membersPageSize;
      return page.totalItems > seen ? seen : undefined;
    },
  });
}

/** One page of groups. While other groups of the same entity and grouping come, the former stay, marked as placeholder data. */
export function useGroups(
  entity: CompoundEntityRef,
  query: FindingGroupsQuery,
  enabled: boolean,
) {
  const api = useApi(securityHubApiRef);
  const key = [...entityKey(entity), 'groups', query.by];
  return useQuery({
    queryKey: [...key, query],
    queryFn: ({ signal }) => api.getGroups(entity, query, { signal }),
    placeholderData: (previous, previousQuery) =>
      key.every((part, index) => previousQuery?.queryKey[index] === part)
        ? previous
        : undefined,
    refetchInterval: refresh,
    enabled,
  });
}

/** Findings, page after page. */
export function useFindings(
  entity: CompoundEntityRef,
  filters: FilterQuery,
  sort: FindingSort,
  enabled: boolean = true,
) {
  const api = useApi(securityHubApiRef);
  return useInfiniteQuery({
    queryKey: [...entityKey(entity), 'findings', filters, sort],
    queryFn: ({ signal, pageParam }) =>
      api.getFindings(
        entity,
        {
          ...filters,
          sort,
          limit: findingsPageSize,
          ...(pageParam === undefined ? {} : { cursor: pageParam }),
        },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    enabled,
  });
}

/** The handbook of the entity, page after page by itself until all is there, or as much as is shown. */
export function useEntityHandbook(
  entity: CompoundEntityRef,
  language: GuidanceLanguage,
) {
  const api = useApi(securityHubApiRef);
  const query = useInfiniteQuery({
    queryKey: [...entityKey(entity), 'handbook', language],
    queryFn: ({ signal, pageParam }) =>
      api.getEntityHandbook(
        entity,
        { language, limit: handbookPageSize, offset: pageParam },
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: ({ totalItems }, _pages, offset) => {
      const next = offset + handbookPageSize;
      return next < Math.min(totalItems, handbookLimit) ? next : undefined;
    },
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  const wantsMore = hasNextPage && !isFetching && !isError;
  // A page can come so fast that nothing is drawn between the one before and it: then its number alone tells them apart.
  const pages = query.data?.pages.length;
  useEffect(() => {
    if (wantsMore) {
      void fetchNextPage();
    }
  }, [wantsMore, pages, fetchNextPage]);
  return query;
}
